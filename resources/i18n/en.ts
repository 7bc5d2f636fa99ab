<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Ages</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>Show %n earlier messages</source>
        <translation>
            <numerusform>Show %n earlier message</numerusform>
            <numerusform>Show %n earlier messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message numerus="yes">
        <source>%n customer(s) have this number</source>
        <translation>
            <numerusform>%n customer has this number</numerusform>
            <numerusform>%n customers have this number</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) have a number like this</source>
        <translation>
            <numerusform>%n customer has a number like this</numerusform>
            <numerusform>%n customers have a number like this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message numerus="yes">
        <source>%n lines differ</source>
        <translation>
            <numerusform>%n line differs</numerusform>
            <numerusform>%n lines differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Invoices</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkCounts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenCustomers</name>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <translation>
            <numerusform>%n open ticket</numerusform>
            <numerusform>%n open tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opinions</name>
    <message numerus="yes">
        <source>used %n times</source>
        <translation>
            <numerusform>used once</numerusform>
            <numerusform>used %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found it helpful</source>
        <translation>
            <numerusform>%n found it helpful</numerusform>
            <numerusform>%n found it helpful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not find it helpful</source>
        <translation>
            <numerusform>%n did not find it helpful</numerusform>
            <numerusform>%n did not find it helpful</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier event(s)</source>
        <translation>
            <numerusform>%n earlier event</numerusform>
            <numerusform>%n earlier events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message numerus="yes">
        <source>Somebody else changed %n field that you changed, too.</source>
        <translation>
            <numerusform>Somebody else changed %n field that you changed, too.</numerusform>
            <numerusform>Somebody else changed %n fields that you changed, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more waits for this one.</source>
        <translation>
            <numerusform>%n more waits for this one.</numerusform>
            <numerusform>%n more wait for this one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>closed %n tickets like this</source>
        <translation>
            <numerusform>closed %n ticket like this</numerusform>
            <numerusform>closed %n tickets like this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOut</name>
    <message numerus="yes">
        <source>%n change is not yet on the servers.</source>
        <translation>
            <numerusform>%n change is not yet on the servers.</numerusform>
            <numerusform>%n changes are not yet on the servers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have been sent already, or builds upon what may have been, and stays here.</source>
        <translation>
            <numerusform>%n may have been sent already, or builds upon what may have been, and stays here.</numerusform>
            <numerusform>%n may have been sent already, or build upon what may have been, and stay here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change is in this file now:</source>
        <translation>
            <numerusform>%n change is in this file now:</numerusform>
            <numerusform>%n changes are in this file now:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them needs you and does not go by itself.</source>
        <translation>
            <numerusform>%n of them needs you and does not go by itself.</numerusform>
            <numerusform>%n of them need you and do not go by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change taken over. It goes under your name.</source>
        <translation>
            <numerusform>%n change taken over. It goes under your name.</numerusform>
            <numerusform>%n changes taken over. They go under your name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was left: it is here already, or no office takes it.</source>
        <translation>
            <numerusform>%n was left: it is here already, or no office takes it.</numerusform>
            <numerusform>%n were left: they are here already, or no office takes them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tried</name>
    <message numerus="yes">
        <source>History (%n steps)</source>
        <translation>
            <numerusform>History (%n step)</numerusform>
            <numerusform>History (%n steps)</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Enter a number</source>
        <translation>输入号码</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Hold or resume</source>
        <translation>保持 / 恢复通话</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Finish wrap-up</source>
        <translation>完成整理</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>End the call</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Previous customer</source>
        <translation>上一位客户</translation>
    </message>
    <message>
        <source>Close the customer</source>
        <translation>关闭客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>From the ticket back to the timeline</source>
        <translation>从工单返回时间线</translation>
    </message>
    <message>
        <source>Change the customer&apos;s data</source>
        <translation>修改客户资料</translation>
    </message>
    <message>
        <source>Assign the ticket to me</source>
        <translation>将工单指派给我</translation>
    </message>
    <message>
        <source>Close the ticket</source>
        <translation>关闭工单</translation>
    </message>
    <message>
        <source>Reopen the ticket</source>
        <translation>重新打开工单</translation>
    </message>
    <message>
        <source>Deliver the order to another address</source>
        <translation>更改订单收货地址</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Open customers</source>
        <translation>已打开的客户</translation>
    </message>
    <message>
        <source>My tickets</source>
        <translation>我的工单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>Orders and deliveries</source>
        <translation>订单与配送</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Tickets of the customer</source>
        <translation>客户工单</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation>筛选时间线</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Internal or to the customer</source>
        <translation>内部 / 对客户</translation>
    </message>
    <message>
        <source>Open a new ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Put the article into what is written</source>
        <translation>把文章插入正在写的内容</translation>
    </message>
    <message>
        <source>Attach the article to the ticket</source>
        <translation>把文章附到工单</translation>
    </message>
    <message>
        <source>The article is helpful</source>
        <translation>文章有帮助</translation>
    </message>
    <message>
        <source>The article is not helpful</source>
        <translation>文章没有帮助</translation>
    </message>
    <message>
        <source>No article helps</source>
        <translation>没有文章有帮助</translation>
    </message>
    <message>
        <source>Write an article from a solved ticket</source>
        <translation>由已解决的工单撰写文章</translation>
    </message>
    <message>
        <source>Correct the article</source>
        <translation>更正文章</translation>
    </message>
    <message>
        <source>Search and command</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Ask the offices now</source>
        <translation>立即同步各系统</translation>
    </message>
    <message>
        <source>Go to the call</source>
        <translation>转到通话</translation>
    </message>
    <message>
        <source>Go to the outbox</source>
        <translation>转到发件箱</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Take over changes…</source>
        <translation>接手修改…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Ages</name>
    <message>
        <source>no office gives this</source>
        <translation>没有系统提供此数据</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation>%1 无法连接</translation>
    </message>
    <message>
        <source>%1 unreachable since %2</source>
        <translation>%1 无法连接，自 %2 起</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date of this year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date of another year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>CallBar</name>
    <message>
        <source>Nothing here fits “%1”.</source>
        <translation>没有与“%1”相符的内容。</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>没有来电</translation>
    </message>
    <message>
        <source>Waiting for the next one</source>
        <translation>等待下一个来电</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>No telephone is connected yet.</source>
        <translation>尚未连接电话。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>End</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Let go of the call. The customer stays open.</source>
        <translation>结束通话显示，客户保持打开。</translation>
    </message>
    <message>
        <source>Number, name or order …</source>
        <translation>号码、姓名或订单号…</translation>
    </message>
    <message>
        <source>Enter a number or search by anything</source>
        <translation>输入号码，或搜索任何内容</translation>
    </message>
    <message>
        <source>Nothing found here. Enter takes it as a telephone number.</source>
        <translation>没有找到。按回车键则当作电话号码。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>CallRoom</name>
    <message>
        <source>%1 is no longer held by any office.</source>
        <translation>%1 已不在任何系统中。</translation>
    </message>
    <message>
        <source>The customer open for longest was closed to make room.</source>
        <translation>为腾出位置，已关闭最早打开的客户。</translation>
    </message>
    <message>
        <source>Closed. The unsent words are kept as a draft.</source>
        <translation>已关闭。未发送的文字已存为草稿。</translation>
    </message>
    <message>
        <source>No customer is known for this yet.</source>
        <translation>暂不知道属于哪位客户。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>An office knows this number: %1</source>
        <translation>有系统认识这个号码：%1</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>Show %n earlier messages</source>
        <translation>
            <numerusform>显示更早的 %n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>chosen last time</source>
        <translation>上次选择</translation>
    </message>
    <message>
        <source>no orders</source>
        <translation>没有订单</translation>
    </message>
    <message>
        <source>no open ticket</source>
        <translation>没有未结工单</translation>
    </message>
    <message>
        <source>no contact logged</source>
        <translation>没有联系记录</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1，由 %2 接待</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) have this number</source>
        <translation>
            <numerusform>%n 位客户使用此号码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) have a number like this</source>
        <translation>
            <numerusform>%n 位客户的号码与此相似</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>是哪位客户来电？</translation>
    </message>
    <message>
        <source>None of these (0)</source>
        <translation>都不是（0）</translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message numerus="yes">
        <source>%n lines differ</source>
        <translation>
            <numerusform>%n 行不同</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
    <message>
        <source>Not kept yet, the words are still here. %1</source>
        <translation>尚未保存，文字仍在这里。%1</translation>
    </message>
    <message>
        <source>Without a connection it waits in the outbox and goes by itself.</source>
        <translation>没有连接时会在发件箱等待，连上后自动发送。</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>回复客户</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>发送回复</translation>
    </message>
    <message>
        <source>Only colleagues read this; it stands in the timeline.</source>
        <translation>仅同事可见，会显示在时间线中。</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>What the customer asks or reports. It becomes the first words of the ticket.</source>
        <translation>客户的问题或反馈，将作为工单的第一条内容。</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Only colleagues read this.</source>
        <translation>仅同事可见。</translation>
    </message>
    <message>
        <source>The customer will read this.</source>
        <translation>客户会看到这些文字。</translation>
    </message>
    <message>
        <source>This ticket is gone. Your words are kept; go back to use them.</source>
        <translation>该工单已不存在。您写的内容已保留，返回后即可使用。</translation>
    </message>
    <message>
        <source>The note stands in the timeline.</source>
        <translation>备注已加入时间线。</translation>
    </message>
    <message>
        <source>No office takes new tickets. Your words are kept.</source>
        <translation>没有系统接收新工单。您写的内容已保留。</translation>
    </message>
    <message>
        <source>On its way to %1</source>
        <translation>正在发往 %1</translation>
    </message>
</context>
<context>
    <name>ConnectionTest</name>
    <message>
        <source>%1 cannot be reached at this address. Check the address and the network, then test again.</source>
        <translation>无法通过该地址连接到 %1。请检查地址和网络，然后重新测试。</translation>
    </message>
    <message>
        <source>%1 took too long to answer. Check the address, or test again later.</source>
        <translation>%1 响应超时。请检查地址，或稍后重新测试。</translation>
    </message>
    <message>
        <source>%1 answers, and refused the user name or password. Type them again.</source>
        <translation>%1 已响应，但拒绝了用户名或密码。请重新输入。</translation>
    </message>
    <message>
        <source>%1 asks for a password or token. Type it above.</source>
        <translation>%1 需要密码或令牌。请在上方输入。</translation>
    </message>
    <message>
        <source>The answer of %1 was cut off or unreadable. Check the address, then test again.</source>
        <translation>%1 的回复不完整或无法读取。请检查地址，然后重新测试。</translation>
    </message>
    <message>
        <source>%1 answers with a fault of its own. Tell whoever looks after it.</source>
        <translation>%1 自身出现故障。请联系该系统的管理员。</translation>
    </message>
    <message>
        <source>%1 asks to wait. Test again in some minutes.</source>
        <translation>%1 暂时繁忙。请几分钟后重新测试。</translation>
    </message>
    <message>
        <source>This machine has no usable keyring, so the password cannot be kept. Testing with a typed one works.</source>
        <translation>本机没有可用的密钥环，无法保存密码。仍可输入密码进行测试。</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>deliveries</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>return deliveries</source>
        <translation>退货配送</translation>
    </message>
    <message>
        <source>invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>%1 answers in %2 ms.</source>
        <translation>%1 响应正常，用时 %2 毫秒。</translation>
    </message>
    <message>
        <source>Its clock agrees with this machine&apos;s.</source>
        <translation>系统时间与本机一致。</translation>
    </message>
    <message>
        <source>Its clock is %1 ahead of this machine&apos;s.</source>
        <translation>系统时间比本机快 %1。</translation>
    </message>
    <message>
        <source>Its clock is %1 behind this machine&apos;s.</source>
        <translation>系统时间比本机慢 %1。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind and number</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 个未结</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerForm</name>
    <message>
        <source>Open a customer first.</source>
        <translation>请先打开一位客户。</translation>
    </message>
    <message>
        <source>%1 takes no changes of customers from the desk.</source>
        <translation>%1 不接受从此处修改客户资料。</translation>
    </message>
    <message>
        <source>%1 gives this record no more. What you typed is still here.</source>
        <translation>%1 不再提供此记录。您输入的内容仍在这里。</translation>
    </message>
    <message>
        <source>Kept. The change is on its way to %1.</source>
        <translation>已保存，修改正在发往 %1。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Name on the parcel, if another one</source>
        <translation>收件人（若与客户不同）</translation>
    </message>
    <message>
        <source>Street and number; “ / ” begins another line</source>
        <translation>街道门牌；用“ / ”换行</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>State or province</source>
        <translation>省或州</translation>
    </message>
    <message>
        <source>Remove this address</source>
        <translation>删除此地址</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>号码或邮箱</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Remove this contact</source>
        <translation>删除此联系方式</translation>
    </message>
    <message>
        <source>Changed meanwhile. What you typed stays; saving writes over it.</source>
        <translation>期间已有变更。您输入的内容保留；保存将覆盖对方的值。</translation>
    </message>
    <message>
        <source>removed there</source>
        <translation>对方已删除</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Discard what I typed</source>
        <translation>放弃我的输入</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Telephone and e-mail</source>
        <translation>电话和邮箱</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Add a number or e-mail</source>
        <translation>添加电话或邮箱</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>添加地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名或名称</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>No office takes new customers. What you type is kept here.</source>
        <translation>没有系统接收新客户。您输入的内容会保存在这里。</translation>
    </message>
    <message>
        <source>%1 is kept and on the way to %2.</source>
        <translation>%1 已保存，正在发往 %2。</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>%1 holds no tickets of this customer</source>
        <translation>%1 中没有该客户的工单</translation>
    </message>
    <message>
        <source>nothing has happened yet</source>
        <translation>暂无记录</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Tickets of this customer</source>
        <translation>该客户的工单</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>This desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>Who sits here, and how telephone numbers are read.</source>
        <translation>谁在使用本工作台，以及如何识别电话号码。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Telephone numbers</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>So that a number without country or area code finds its customer.</source>
        <translation>让没有国家代码或区号的号码也能找到客户。</translation>
    </message>
    <message>
        <source>Asking the offices</source>
        <translation>与系统同步</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>撤销更改</translation>
    </message>
    <message>
        <source>Name of the agent</source>
        <translation>坐席名称</translation>
    </message>
    <message>
        <source>As the ticket offices know you; empty is the user of this machine.</source>
        <translation>工单系统中使用的名称；留空则使用本机用户名。</translation>
    </message>
    <message>
        <source>Home region</source>
        <translation>所在国家或地区</translation>
    </message>
    <message>
        <source>Country whose numbers are dialled without a country code.</source>
        <translation>拨打该国家或地区的号码时无需国家代码。</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>区号</translation>
    </message>
    <message>
        <source>Of this site, with its leading zero, for numbers dialled without one.</source>
        <translation>本地区号，含开头的 0，用于未带区号的号码。</translation>
    </message>
    <message>
        <source>Digits for an outside line</source>
        <translation>外线拨号前缀</translation>
    </message>
    <message>
        <source>Separated by commas, for instance 9,0.</source>
        <translation>用英文逗号分隔，例如 9,0。</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>分机号</translation>
    </message>
    <message>
        <source>Regular expression of the extensions of this site, for instance [1-7]\d{3}; empty for none.</source>
        <translation>匹配本地分机号的正则表达式，例如 [1-7]\d{3}；没有分机则留空。</translation>
    </message>
    <message>
        <source>Seconds between two cycles</source>
        <translation>同步间隔（秒）</translation>
    </message>
    <message>
        <source>How long the desk waits before it asks an office again, 5 to 3600.</source>
        <translation>两次同步同一系统之间的等待时间，5 到 3600 秒。</translation>
    </message>
    <message>
        <source>The settings of this desk are saved.</source>
        <translation>本工作台的设置已保存。</translation>
    </message>
</context>
<context>
    <name>EditFields</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deliver to</source>
        <translation>送货地址</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Is a company</source>
        <translation>是公司</translation>
    </message>
    <message>
        <source>Is a complaint</source>
        <translation>是投诉</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>E-mail of who asks</source>
        <translation>提问人邮箱</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题分类</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Looked for</source>
        <translation>搜索词</translation>
    </message>
    <message>
        <source>helpful</source>
        <translation>有帮助</translation>
    </message>
    <message>
        <source>not helpful</source>
        <translation>没有帮助</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>已附加</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>(made here, no number yet)</source>
        <translation>（在本机新建，尚无编号）</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>Number or address</source>
        <translation>号码或邮箱</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/地区</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Feeds</name>
    <message>
        <source>customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>deliveries</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>知识文章</translation>
    </message>
</context>
<context>
    <name>Fence</name>
    <message>
        <source>Another desk has taken over this store and sends from now on. This window sends nothing more; what was written here is kept. Please close it and go on in the other one.</source>
        <translation>另一个工作台已接管这份本地数据，今后由它发送。本窗口不再发送任何内容；在这里写下的内容都已保留。请关闭本窗口，到另一个窗口继续工作。</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭本窗口</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Look around…</source>
        <translation>浏览…</translation>
    </message>
</context>
<context>
    <name>Invoices</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 张逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>owes %1</source>
        <translation>欠款 %1</translation>
    </message>
    <message>
        <source>has a credit of %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>nothing owed</source>
        <translation>没有欠款</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>未付 %1</translation>
    </message>
    <message>
        <source>(no number yet)</source>
        <translation>（尚无编号）</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>工作台</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>%1 is needed for typing. Hold Ctrl or Alt with another key, or take a function key.</source>
        <translation>%1 在输入文字时要用到。请使用带 Ctrl 或 Alt 的组合键，或功能键。</translation>
    </message>
    <message>
        <source>%1 already means &quot;%2&quot;. Take other keys, or change those first.</source>
        <translation>%1 已用于“%2”。请换用其他按键，或先更改该操作的按键。</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>%1: back to %2</source>
        <translation>%1：恢复为 %2</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Go to a field and press the keys you want. Backspace takes them away, Esc keeps them.</source>
        <translation>选中输入框后直接按下新的按键。按退格键清除，按 Esc 保持不变。</translation>
    </message>
    <message>
        <source>All back to usual</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
</context>
<context>
    <name>Knowledge</name>
    <message>
        <source>Open a solved ticket to write an article from it.</source>
        <translation>请先打开一张已解决的工单，再由它撰写文章。</translation>
    </message>
    <message>
        <source>suggested for a customer or what you type</source>
        <translation>根据客户或您输入的内容推荐</translation>
    </message>
    <message>
        <source>no article fits; type what it is about</source>
        <translation>没有合适的文章；请输入问题的关键词</translation>
    </message>
    <message>
        <source>Choose an article first.</source>
        <translation>请先选择一篇文章。</translation>
    </message>
    <message>
        <source>This article is no longer there.</source>
        <translation>这篇文章已不存在。</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>更新于 %1</translation>
    </message>
    <message>
        <source>Attached: %1.</source>
        <translation>已附到：%1。</translation>
    </message>
    <message>
        <source>Your vote is taken back.</source>
        <translation>您的评价已撤回。</translation>
    </message>
    <message>
        <source>Noted: helpful.</source>
        <translation>已记录：有帮助。</translation>
    </message>
    <message>
        <source>Noted: not helpful.</source>
        <translation>已记录：没有帮助。</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Open outside</source>
        <translation>在外部打开</translation>
    </message>
    <message>
        <source>Insert the marked words</source>
        <translation>插入选中的文字</translation>
    </message>
    <message>
        <source>Insert the text</source>
        <translation>插入全文</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Correct this article</source>
        <translation>更正此文章</translation>
    </message>
    <message>
        <source>Find in the article (Ctrl+F)</source>
        <translation>在文章中查找（Ctrl+F）</translation>
    </message>
    <message>
        <source>Very like “%1”: read it before you save another</source>
        <translation>与“%1”很像：保存之前请先看看</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Propose the article</source>
        <translation>提交这篇文章</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Read the article that is alike</source>
        <translation>查看相似的文章</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Topics, with commas between</source>
        <translation>主题，用逗号隔开</translation>
    </message>
    <message>
        <source>Text: no names, no numbers of customers</source>
        <translation>正文：不要写客户的姓名和号码</translation>
    </message>
    <message>
        <source>New article from ticket %1</source>
        <translation>由工单 %1 撰写的新文章</translation>
    </message>
    <message>
        <source>Correct “%1”</source>
        <translation>更正“%1”</translation>
    </message>
    <message>
        <source>Language of the article</source>
        <translation>文章的语言</translation>
    </message>
    <message>
        <source>Suggested articles</source>
        <translation>推荐文章</translation>
    </message>
    <message>
        <source>Noted: an article is missing here.</source>
        <translation>已记下：这里缺一篇文章。</translation>
    </message>
    <message>
        <source>This one was proposed here already and waits for an office.</source>
        <translation>这篇已在本机提交，正等待知识库接收。</translation>
    </message>
    <message>
        <source>The article is kept here and waits until an office takes it.</source>
        <translation>文章已存在本机，等待知识库接收。</translation>
    </message>
    <message>
        <source>The article is on its way to %1.</source>
        <translation>文章正在发往 %1。</translation>
    </message>
    <message>
        <source>Attach to %1</source>
        <translation>附到%1</translation>
    </message>
    <message>
        <source>Open a ticket to attach the article to it</source>
        <translation>先打开一张工单，才能附上文章</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>附到工单</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>有用</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>没用</translation>
    </message>
    <message>
        <source>Nothing here helps</source>
        <translation>都帮不上忙</translation>
    </message>
    <message>
        <source>What were you looking for?</source>
        <translation>您在找什么？</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>matched: %1</source>
        <translation>匹配：%1</translation>
    </message>
    <message>
        <source>fits %1 of 100, the best one here being 100</source>
        <translation>契合度 %1（此处最契合者为 100）</translation>
    </message>
    <message>
        <source>Attached articles</source>
        <translation>已附文章</translation>
    </message>
    <message>
        <source>The correction is on its way to %1.</source>
        <translation>更正正在发往 %1。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
</context>
<context>
    <name>LeftColumn</name>
    <message>
        <source>none open</source>
        <translation>没有打开的客户</translation>
    </message>
    <message>
        <source>none waiting for you</source>
        <translation>没有待办工单</translation>
    </message>
    <message>
        <source>Open customers</source>
        <translation>已打开的客户</translation>
    </message>
    <message>
        <source>My tickets</source>
        <translation>我的工单</translation>
    </message>
    <message>
        <source>My tickets by due time</source>
        <translation>我的工单，按到期时间排列</translation>
    </message>
</context>
<context>
    <name>LinkCounts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>same number %1</source>
        <translation>号码相同：%1</translation>
    </message>
    <message>
        <source>same e-mail %1</source>
        <translation>邮箱相同：%1</translation>
    </message>
    <message>
        <source>same customer number %1</source>
        <translation>客户编号相同：%1</translation>
    </message>
    <message>
        <source>not confirmed by both offices</source>
        <translation>两边系统未都确认</translation>
    </message>
    <message>
        <source>several share it</source>
        <translation>多人共用</translation>
    </message>
    <message>
        <source>it is a department&apos;s</source>
        <translation>属于部门</translation>
    </message>
    <message>
        <source>the names differ</source>
        <translation>姓名不同</translation>
    </message>
    <message>
        <source>named in tickets</source>
        <translation>工单中提到</translation>
    </message>
    <message>
        <source>two records of one office</source>
        <translation>同一系统的两条记录</translation>
    </message>
    <message>
        <source>refused before</source>
        <translation>以前否定过</translation>
    </message>
    <message>
        <source>others may be meant too</source>
        <translation>也可能是别人</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 – look again</source>
        <translation>%1 – 请再核对</translation>
    </message>
    <message>
        <source>joined by %1</source>
        <translation>由 %1 合并</translation>
    </message>
    <message>
        <source>no longer %1</source>
        <translation>不再成立：%1</translation>
    </message>
    <message>
        <source>Maybe the same person: %1, %2</source>
        <translation>可能是同一人：%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>They are one customer now.</source>
        <translation>已合并为一位客户。</translation>
    </message>
    <message>
        <source>They stay two customers.</source>
        <translation>仍是两位客户。</translation>
    </message>
    <message>
        <source>%1 is a customer of its own now.</source>
        <translation>%1 现在是单独的客户。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>分开</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Which record belongs to somebody else?</source>
        <translation>哪条记录属于别人？</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>What you choose here holds at once.</source>
        <translation>选择后立即生效。</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size of text and room</source>
        <translation>文字和间距大小</translation>
    </message>
</context>
<context>
    <name>Markup</name>
    <message>
        <source>[picture: %1]</source>
        <translation>[图片：%1]</translation>
    </message>
    <message>
        <source>[picture]</source>
        <translation>[图片]</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Asking …</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Add an office</source>
        <translation>添加系统</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>An office is a system the desk reads: orders, tickets, articles.</source>
        <translation>系统是工作台的数据来源：订单、工单、文章等。</translation>
    </message>
    <message>
        <source>Which office</source>
        <translation>系统类型与名称</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>连接信息</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Save the office</source>
        <translation>保存系统</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Some connectors are installed and cannot be used</source>
        <translation>有些连接器已安装但无法使用</translation>
    </message>
    <message>
        <source>Connector</source>
        <translation>连接器</translation>
    </message>
    <message>
        <source>What kind of system it is.</source>
        <translation>系统的类型。</translation>
    </message>
    <message>
        <source>Yours to choose: small letters, digits, - and _, for instance erp or tickets.</source>
        <translation>自行命名：小写字母、数字、- 和 _，例如 erp 或 tickets。</translation>
    </message>
    <message>
        <source>The name stays: everything read from this office is kept under it.</source>
        <translation>名称不可更改：从该系统读取的数据都保存在此名称下。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>密码或令牌</translation>
    </message>
    <message>
        <source>Kept in the keyring of this machine, never in a file. Leave it empty where the office needs none.</source>
        <translation>保存在本机的密钥环中，绝不写入文件。系统不需要密码时请留空。</translation>
    </message>
    <message>
        <source>none kept yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>one is kept; type to replace it</source>
        <translation>已保存；输入新密码即可替换</translation>
    </message>
    <message>
        <source>There is an office of this name already.</source>
        <translation>已有同名系统。</translation>
    </message>
    <message>
        <source>%1 is saved. The desk asks it from now on.</source>
        <translation>%1 已保存。工作台将开始与其同步。</translation>
    </message>
    <message>
        <source>Nothing was saved. Without a password the office can be saved all the same: empty the field.</source>
        <translation>尚未保存任何内容。清空密码框后，仍可不带密码保存该系统。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止。没有任何更改。</translation>
    </message>
    <message>
        <source>%1 cannot be loaded (%2).</source>
        <translation>%1 无法加载（%2）。</translation>
    </message>
    <message>
        <source>There is a password in here. Type it below instead: it goes to the keyring.</source>
        <translation>此处含有密码。请在下方输入密码，它会保存到密钥环中。</translation>
    </message>
    <message>
        <source>This connector does not know this setting.</source>
        <translation>该连接器不支持此设置。</translation>
    </message>
</context>
<context>
    <name>OfficeRow</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>Remove %1? The desk stops asking it and forgets its password. What was read so far stays on this machine.</source>
        <translation>要移除 %1 吗？工作台将停止与其同步并删除其密码。已读取的数据仍保留在本机。</translation>
    </message>
</context>
<context>
    <name>Offices</name>
    <message>
        <source>away since %1</source>
        <translation>%1 起无法连接</translation>
    </message>
    <message>
        <source>away</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>%1有应答</translation>
    </message>
</context>
<context>
    <name>OfficesPage</name>
    <message>
        <source>Offices</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>The systems the desk reads. It keeps a copy of its own and works on while one is away.</source>
        <translation>工作台的数据来源。数据在本机留有副本，系统中断时仍可继续工作。</translation>
    </message>
    <message>
        <source>Add an office</source>
        <translation>添加系统</translation>
    </message>
    <message>
        <source>%1 is removed. What was read from it stays on this machine.</source>
        <translation>%1 已移除。已读取的数据仍保留在本机。</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未同步</translation>
    </message>
</context>
<context>
    <name>OpenCustomers</name>
    <message>
        <source>on the line</source>
        <translation>通话中</translation>
    </message>
    <message>
        <source>unsent draft</source>
        <translation>未发送的草稿</translation>
    </message>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <translation>
            <numerusform>%n 张未结工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>号码隐藏</translation>
    </message>
    <message>
        <source>several customers</source>
        <translation>多位客户</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Opinions</name>
    <message numerus="yes">
        <source>used %n times</source>
        <translation>
            <numerusform>用过 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found it helpful</source>
        <translation>
            <numerusform>%n 人觉得有用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not find it helpful</source>
        <translation>
            <numerusform>%n 人觉得没用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier event(s)</source>
        <translation>
            <numerusform>更早的 %n 条物流信息</numerusform>
        </translation>
    </message>
    <message>
        <source>No delivery has been made for it yet.</source>
        <translation>尚未为此订单安排发货。</translation>
    </message>
    <message>
        <source>Delivery %1</source>
        <translation>发货单 %1</translation>
    </message>
    <message>
        <source>its order is not held here</source>
        <translation>本机没有对应的订单</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>%1 shipped</source>
        <translation>已发 %1</translation>
    </message>
    <message>
        <source>%1 of %2 shipped</source>
        <translation>已发 %1 / 共 %2</translation>
    </message>
    <message>
        <source>%1 gives states and dates, no carrier events.</source>
        <translation>%1 只提供状态和日期，没有物流轨迹。</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>No order of this customer can be changed so.</source>
        <translation>该客户没有可以这样修改的订单。</translation>
    </message>
    <message>
        <source>%1 goes to the other address; the change is on its way to %2.</source>
        <translation>%1 将寄往新地址，修改正在发往 %2。</translation>
    </message>
    <message>
        <source>%1 is being cancelled in %2.</source>
        <translation>正在 %2 中取消 %1。</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Yes, cancel it</source>
        <translation>是，取消</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>不，保留</translation>
    </message>
    <message>
        <source>Delivery address of the order</source>
        <translation>订单收货地址</translation>
    </message>
    <message>
        <source>%1 goes to</source>
        <translation>%1 寄往</translation>
    </message>
    <message>
        <source>Cancel %1? It cannot be taken back once it is sent.</source>
        <translation>取消 %1？发送后无法撤回。</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>by %1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Somebody has to sign in there. It is kept here until then.</source>
        <translation>需要有人登录该系统。在此之前内容会一直保留在这里。</translation>
    </message>
    <message>
        <source>You need do nothing. It is kept here until then.</source>
        <translation>您无需操作，在此之前内容会一直保留在这里。</translation>
    </message>
    <message>
        <source>Choose for each field. Nothing is written before you do.</source>
        <translation>请逐个字段选择。在您选择之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>Mend it and send it again, or withdraw it.</source>
        <translation>请修改后重新发送，或撤回。</translation>
    </message>
    <message>
        <source>Choose another ticket for it, or withdraw it.</source>
        <translation>请为它另选一个工单，或撤回。</translation>
    </message>
    <message>
        <source>Once you have looked, put it aside.</source>
        <translation>核对之后，请将它归档。</translation>
    </message>
    <message>
        <source>It can follow to the record that is left, or be withdrawn.</source>
        <translation>可以转到保留下来的那条记录，或撤回。</translation>
    </message>
    <message>
        <source>Copy the words, choose another ticket for them, or withdraw it.</source>
        <translation>您可以复制文字、另选一个工单，或撤回。</translation>
    </message>
    <message>
        <source>Copy what you need, then withdraw it.</source>
        <translation>请复制需要的内容，然后撤回。</translation>
    </message>
    <message>
        <source>Nothing on the server looks like it.</source>
        <translation>服务器上没有与它相似的记录。</translation>
    </message>
    <message>
        <source>Was this ticket created? These look like it.</source>
        <translation>这个工单建好了吗？下面几个与它相似。</translation>
    </message>
    <message>
        <source>Was this done? These look like it.</source>
        <translation>这项操作完成了吗？下面几个与它相似。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>填写于</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Before it: No. %1 %2 (%3)</source>
        <translation>在它之前：第 %1 号 %2（%3）</translation>
    </message>
    <message>
        <source>After it: No. %1 %2 (%3)</source>
        <translation>在它之后：第 %1 号 %2（%3）</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>就是这个</translation>
    </message>
    <message>
        <source>%1 is now: %2</source>
        <translation>%1 现在是：%2</translation>
    </message>
    <message>
        <source>The other one: %1</source>
        <translation>另一个：%1</translation>
    </message>
    <message>
        <source>It is now part of: %1</source>
        <translation>现已并入：%1</translation>
    </message>
    <message>
        <source>%1  Written and kept</source>
        <translation>%1  已填写并保存</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1  %2 (%3)</source>
        <translation>%1  %2（%3）</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>已在服务器上</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>超时无答复</translation>
    </message>
    <message>
        <source>the answer was cut off</source>
        <translation>答复不完整</translation>
    </message>
    <message>
        <source>the answer was no data</source>
        <translation>答复不是数据</translation>
    </message>
    <message>
        <source>a fault of the server</source>
        <translation>服务器故障</translation>
    </message>
    <message>
        <source>the server was busy</source>
        <translation>服务器繁忙</translation>
    </message>
    <message>
        <source>the server said no</source>
        <translation>服务器拒绝</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>somebody was faster</source>
        <translation>别人抢先修改了</translation>
    </message>
    <message>
        <source>signing in was refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>nobody can tell</source>
        <translation>无法确定</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要您处理</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>发送途中</translation>
    </message>
    <message>
        <source>Settled today</source>
        <translation>今日已完成</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Done twice</source>
        <translation>重复执行</translation>
    </message>
    <message>
        <source>Possibly overwritten</source>
        <translation>可能被覆盖</translation>
    </message>
    <message>
        <source>Not there any more</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>waits for more than 4 hours</source>
        <translation>已等待超过 4 小时</translation>
    </message>
    <message>
        <source>waits for more than 24 hours</source>
        <translation>已等待超过 24 小时</translation>
    </message>
    <message>
        <source>The oldest waits for more than 4 hours.</source>
        <translation>最早的一项已等待超过 4 小时。</translation>
    </message>
    <message>
        <source>The oldest waits for more than 24 hours.</source>
        <translation>最早的一项已等待超过 24 小时。</translation>
    </message>
    <message>
        <source>It is not on the server any more. Your words are kept here.</source>
        <translation>服务器上已没有这条记录。您写的内容保留在这里。</translation>
    </message>
    <message>
        <source>This was done, and somebody deleted it since. Your words are kept here.</source>
        <translation>这项操作曾经完成，但之后被人删除了。您写的内容保留在这里。</translation>
    </message>
    <message>
        <source>It was merged into another one. Your words are kept here.</source>
        <translation>这条记录已并入另一条。您写的内容保留在这里。</translation>
    </message>
    <message>
        <source>You are no longer permitted to change this. Your words are kept here.</source>
        <translation>您已没有权限修改这条记录。您写的内容保留在这里。</translation>
    </message>
    <message>
        <source>The server did this more than once. Please look at both.</source>
        <translation>服务器把这项操作执行了不止一次，请核对这几条。</translation>
    </message>
    <message>
        <source>Somebody else wrote in the same moment; their value may have been written over.</source>
        <translation>别人在同一时刻也写入了，对方的内容可能已被覆盖。</translation>
    </message>
    <message>
        <source>This could not be done as it is. Your words are kept here.</source>
        <translation>这项操作无法照原样完成。您写的内容保留在这里。</translation>
    </message>
    <message numerus="yes">
        <source>Somebody else changed %n field that you changed, too.</source>
        <translation>
            <numerusform>有 %n 个字段您和别人都修改了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more waits for this one.</source>
        <translation>
            <numerusform>另有 %n 项在等它。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n 项未发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n 项需要您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks to sign in</source>
        <translation>%1 要求登录</translation>
    </message>
    <message>
        <source>It goes once No. %1 is done, which it builds upon.</source>
        <translation>它依赖第 %1 号，待其完成后发送。</translation>
    </message>
    <message>
        <source>%1. It goes by itself after that.</source>
        <translation>%1。恢复后会自动发送。</translation>
    </message>
    <message>
        <source>It is tried again at %1.</source>
        <translation>将于 %1 重试。</translation>
    </message>
    <message>
        <source>Its turn comes in a moment.</source>
        <translation>马上就轮到它了。</translation>
    </message>
    <message>
        <source>Sent at %1; the answer is on its way.</source>
        <translation>已于 %1 发送，正在等待答复。</translation>
    </message>
    <message>
        <source>Sent at %1, no answer. It is looked up once %2 answers, and sent again only if needed.</source>
        <translation>已于 %1 发送，没有答复。%2 恢复后会先查询，确有必要才重新发送。</translation>
    </message>
    <message>
        <source>Sent at %1, no answer. It is being looked up.</source>
        <translation>已于 %1 发送，没有答复。正在查询结果。</translation>
    </message>
    <message>
        <source>Sent at %1, no answer. It is looked up before it is sent again, at the latest at %2.</source>
        <translation>已于 %1 发送，没有答复。重新发送之前会先查询，最迟在 %2。</translation>
    </message>
    <message>
        <source>Sent at %1, no answer, and %2 cannot tell whether it was done. Please look, then decide.</source>
        <translation>已于 %1 发送，没有答复，%2 也无法确定是否完成。请核对后决定。</translation>
    </message>
    <message>
        <source>What it builds upon was not done. Your words are kept here.</source>
        <translation>它所依赖的操作没有完成。您写的内容保留在这里。</translation>
    </message>
    <message>
        <source>No. %1, which it builds upon, was not done. Your words are kept here.</source>
        <translation>它所依赖的第 %1 号没有完成。您写的内容保留在这里。</translation>
    </message>
    <message>
        <source>The office has taken it; its own records show it later.</source>
        <translation>系统已接收，稍后会显示在系统的记录中。</translation>
    </message>
    <message>
        <source>Done at %1.</source>
        <translation>已于 %1 完成。</translation>
    </message>
    <message>
        <source>You took it back; it was not sent. The words are still here.</source>
        <translation>您已撤回，没有发送。文字仍保留在这里。</translation>
    </message>
    <message>
        <source>You settled it in another way.</source>
        <translation>您已用其他方式处理。</translation>
    </message>
    <message>
        <source>It is sent again in its turn.</source>
        <translation>将按顺序重新发送。</translation>
    </message>
    <message>
        <source>The words go to the record that is left.</source>
        <translation>文字将发送到保留的记录。</translation>
    </message>
    <message>
        <source>Put aside.</source>
        <translation>已归档。</translation>
    </message>
    <message>
        <source>Withdrawn. Nothing is sent.</source>
        <translation>已撤回，不会发送。</translation>
    </message>
    <message>
        <source>The words are on the clipboard.</source>
        <translation>文字已复制到剪贴板。</translation>
    </message>
    <message>
        <source>This customer is not known here yet.</source>
        <translation>本机尚无这位客户的资料。</translation>
    </message>
    <message>
        <source>Noted: it is that one. Nothing is sent again.</source>
        <translation>已记下：就是那一个。不会重新发送。</translation>
    </message>
    <message>
        <source>The words go to that ticket.</source>
        <translation>文字将发送到那个工单。</translation>
    </message>
    <message>
        <source>Yours is sent.</source>
        <translation>将发送您的内容。</translation>
    </message>
    <message>
        <source>Theirs stays.</source>
        <translation>保留对方的内容。</translation>
    </message>
    <message>
        <source>It is sent in its turn.</source>
        <translation>将按顺序发送。</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>全部已发送</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最早 %1</translation>
    </message>
    <message>
        <source>Click to go to the outbox.</source>
        <translation>点击进入发件箱。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Everything is on the servers.</source>
        <translation>所有内容都已在服务器上。</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>没有需要您处理的内容。</translation>
    </message>
    <message>
        <source>Nothing is on its way. Everything is on the servers.</source>
        <translation>没有在途内容，全部已在服务器上。</translation>
    </message>
    <message>
        <source>Nothing was settled today.</source>
        <translation>今天还没有完成的内容。</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Enter: decide · Esc: back to the list · 1 to 4: what to show · letters: see the tips of the buttons</source>
        <translation>回车：处理 · Esc：返回列表 · 1 至 4：切换显示 · 字母键见按钮提示</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>You started from</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>You wrote</source>
        <translation>您写的</translation>
    </message>
    <message>
        <source>Now on the server</source>
        <translation>服务器现在</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>%1: keep mine</source>
        <translation>%1：保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>%1: take theirs</source>
        <translation>%1：采用对方的</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>%1: write something else</source>
        <translation>%1：修改</translation>
    </message>
    <message>
        <source>Send this</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>%1: send this</source>
        <translation>%1：发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: cancel</source>
        <translation>%1：取消</translation>
    </message>
    <message>
        <source>None of them: send again</source>
        <translation>都不是：重新发送</translation>
    </message>
    <message>
        <source>It was not done: send again</source>
        <translation>没有完成：重新发送</translation>
    </message>
    <message>
        <source>What you wrote</source>
        <translation>您写的内容</translation>
    </message>
    <message>
        <source>Write it anew</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>It takes the place of what was not accepted, and is sent in its turn.</source>
        <translation>它将取代未被接受的内容，并按顺序发送。</translation>
    </message>
    <message>
        <source>It may be one of these</source>
        <translation>可能是其中之一</translation>
    </message>
    <message>
        <source>Another ticket for these words</source>
        <translation>为这些文字另选工单</translation>
    </message>
    <message>
        <source>Is it %1? Nothing is sent again then.</source>
        <translation>就是 %1 吗？确认后不再发送。</translation>
    </message>
    <message>
        <source>Yes, it is this one</source>
        <translation>是，就是这个</translation>
    </message>
    <message>
        <source>Enter or a click chooses one; you are asked once more.</source>
        <translation>按回车或点击选择，之后会再次确认。</translation>
    </message>
    <message>
        <source>Send these words to %1?</source>
        <translation>把这些文字发送到 %1 吗？</translation>
    </message>
    <message>
        <source>Yes, send them there</source>
        <translation>是，发送到那里</translation>
    </message>
    <message>
        <source>No other ticket is known for this customer. Look for one by its number or subject.</source>
        <translation>这位客户没有其他工单。可按编号或主题查找。</translation>
    </message>
    <message>
        <source>Look for a ticket</source>
        <translation>查找工单</translation>
    </message>
    <message>
        <source>What goes together</source>
        <translation>相关的修改</translation>
    </message>
    <message>
        <source>Withdraw this? It is not sent then. The words can be copied for the rest of the day.</source>
        <translation>确定撤回吗？撤回后不会发送，文字今天之内仍可复制。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Send it to the record that is left</source>
        <translation>发送到保留的记录</translation>
    </message>
    <message>
        <source>Send again as it is</source>
        <translation>原样重新发送</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>修改后重新发送</translation>
    </message>
    <message>
        <source>I have looked, put aside</source>
        <translation>已核对，归档</translation>
    </message>
    <message>
        <source>Choose another ticket</source>
        <translation>另选工单</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Sign in at the office</source>
        <translation>登录该系统</translation>
    </message>
</context>
<context>
    <name>PageSearch</name>
    <message>
        <source>not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>在文章中查找</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>结束查找</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing fits that.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>↑ ↓ to walk, Enter to take, Esc to leave</source>
        <translation>↑ ↓ 选择，回车确定，Esc 退出</translation>
    </message>
    <message>
        <source>A command, a customer, an order, a parcel …</source>
        <translation>命令、客户、订单、包裹 …</translation>
    </message>
    <message>
        <source>Search and command</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>匹配结果</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>no office gives this</source>
        <translation>没有系统提供此类数据</translation>
    </message>
    <message>
        <source>nothing held, %1</source>
        <translation>本机没有数据，%1</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>奥地利</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>瑞士</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>France</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>西班牙</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>意大利</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>荷兰</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>波兰</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>韩国</translation>
    </message>
    <message>
        <source>known in %1</source>
        <translation>%1 中的编号</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>delivery address</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>invoice address</source>
        <translation>发票地址</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Go on changing</source>
        <translation>继续修改</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 时间 %1</translation>
    </message>
    <message>
        <source>no longer active</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>speaks %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Contact points, addresses and numbers</source>
        <translation>联系方式、地址和编号</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>closed %n tickets like this</source>
        <translation>
            <numerusform>解决过 %n 张类似工单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RightColumn</name>
    <message>
        <source>%1 holds no orders of this customer</source>
        <translation>%1 中没有该客户的订单</translation>
    </message>
    <message>
        <source>%1 holds no invoices of this customer</source>
        <translation>%1 中没有该客户的发票</translation>
    </message>
    <message>
        <source>shown with a customer</source>
        <translation>打开客户后显示</translation>
    </message>
    <message>
        <source>Orders &amp; deliveries</source>
        <translation>订单与物流</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Write an article from this solved ticket</source>
        <translation>根据这张已解决的工单写文章</translation>
    </message>
    <message>
        <source>Orders and deliveries</source>
        <translation>订单与物流</translation>
    </message>
    <message>
        <source>Show the invoices</source>
        <translation>展开发票</translation>
    </message>
</context>
<context>
    <name>SettingFaults</name>
    <message>
        <source>Write text here.</source>
        <translation>请输入文字。</translation>
    </message>
    <message>
        <source>Write a whole number here.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>This is needed. Please fill it in.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>Choose a country from the list, or write two letters such as CN, DE or US.</source>
        <translation>请从列表中选择，或输入两个字母的代码，例如 CN、DE 或 US。</translation>
    </message>
    <message>
        <source>Write the whole path, from the root on.</source>
        <translation>请写出从根目录开始的完整路径。</translation>
    </message>
    <message>
        <source>Choose 5 to 3600.</source>
        <translation>请输入 5 到 3600 之间的数。</translation>
    </message>
    <message>
        <source>A name begins with a small letter; small letters, digits, - and _ may follow.</source>
        <translation>名称须以小写字母开头，其后可用小写字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>This is no regular expression: %1</source>
        <translation>这不是有效的正则表达式：%1</translation>
    </message>
</context>
<context>
    <name>SettingHelp</name>
    <message>
        <source>Address of the server; &quot;embedded&quot; starts the demo company on this machine.</source>
        <translation>服务器地址；填 “embedded” 会在本机启动演示公司。</translation>
    </message>
    <message>
        <source>File with the certificate authority of your organisation, if it is not a public one.</source>
        <translation>贵单位证书颁发机构的证书文件；使用公共机构时无需填写。</translation>
    </message>
    <message>
        <source>Address of the server, for instance https://erp.example.com.</source>
        <translation>服务器地址，例如 https://erp.example.com。</translation>
    </message>
    <message>
        <source>Name of the database on that server.</source>
        <translation>该服务器上的数据库名称。</translation>
    </message>
    <message>
        <source>Login of the user the desk reads as.</source>
        <translation>工作台读取数据所用的登录名。</translation>
    </message>
    <message>
        <source>Country by which numbers without country code are read (ISO 3166-1 alpha-2); CN by default.</source>
        <translation>没有国家代码的号码按此国家或地区识别（ISO 3166-1 两字母代码）；默认为 CN。</translation>
    </message>
    <message>
        <source>Name of the party category that means gold customers; Gold by default.</source>
        <translation>表示金卡客户的分类名称；默认为 Gold。</translation>
    </message>
    <message>
        <source>Name of the party category that means silver customers; Silver by default.</source>
        <translation>表示银卡客户的分类名称；默认为 Silver。</translation>
    </message>
    <message>
        <source>Name of the party category that means standard customers; Standard by default.</source>
        <translation>表示普通客户的分类名称；默认为 Standard。</translation>
    </message>
    <message>
        <source>Name of the type of complaint about orders that new tickets get; the first by default.</source>
        <translation>新工单所用的订单投诉类型名称；默认取第一个。</translation>
    </message>
    <message>
        <source>Folder with the files; a relative one lies beside the settings file.</source>
        <translation>放文件的文件夹；相对路径以设置文件所在处为准。</translation>
    </message>
    <message>
        <source>Encoding of the files, for instance gb18030 or cp1252; recognised where it is not named.</source>
        <translation>文件的编码，例如 gb18030 或 cp1252；不填则自动识别。</translation>
    </message>
    <message>
        <source>What stands between cells: &quot;,&quot;, &quot;;&quot;, &quot;|&quot; or &quot;tab&quot;; recognised where it is not named.</source>
        <translation>单元格之间的分隔符：&quot;,&quot;、&quot;;&quot;、&quot;|&quot; 或 &quot;tab&quot;；不填则自动识别。</translation>
    </message>
    <message>
        <source>What stands before decimals, &quot;.&quot; or &quot;,&quot;; without it a number such as 1.234 is refused.</source>
        <translation>小数点的写法，&quot;.&quot; 或 &quot;,&quot;；不填时 1.234 这样的数字不予读取。</translation>
    </message>
    <message>
        <source>Zone of times that name none, for instance Asia/Shanghai; UTC by default.</source>
        <translation>未注明时区的时间所属的时区，例如 Asia/Shanghai；默认 UTC。</translation>
    </message>
    <message>
        <source>Country by which numbers without country code are read; that of the desk by default.</source>
        <translation>读取不带国家代码的号码时采用的国家；默认与工作台相同。</translation>
    </message>
    <message>
        <source>Currency of orders that name none (ISO 4217); XXX, unknown, by default.</source>
        <translation>未注明币种的订单所用的币种（ISO 4217）；默认 XXX，即未知。</translation>
    </message>
    <message>
        <source>Address of Request Tracker, for instance https://rt.example.com.</source>
        <translation>Request Tracker 的地址，例如 https://rt.example.com。</translation>
    </message>
    <message>
        <source>Login of the user the desk reads as; not needed with a token.</source>
        <translation>工作台读取数据所用的登录名；用令牌时不需要。</translation>
    </message>
    <message>
        <source>How the desk signs in: cookie with the password of the user (the default), or token.</source>
        <translation>登录方式：cookie（用用户的密码，默认）或 token（令牌）。</translation>
    </message>
    <message>
        <source>Only tickets of these queues, separated by |; all that the user may see by default.</source>
        <translation>只读取这些队列的工单，用 | 隔开；默认为该用户能看到的全部队列。</translation>
    </message>
    <message>
        <source>Queues whose tickets are complaints, separated by |; Complaints by default.</source>
        <translation>哪些队列的工单算投诉，用 | 隔开；默认为 Complaints。</translation>
    </message>
    <message>
        <source>Custom field with the article that solved a ticket; SolvedBy by default.</source>
        <translation>记录哪篇文章解决了工单的自定义字段；默认为 SolvedBy。</translation>
    </message>
    <message>
        <source>Custom field of tickets that keeps the edit they were made by; ClientRef by default.</source>
        <translation>保存工单由哪次修改创建的工单自定义字段；默认为 ClientRef。</translation>
    </message>
    <message>
        <source>Custom field of transactions that keeps the edit a reply or comment was made by; ClientTxnRef by default.</source>
        <translation>保存回复或备注由哪次修改产生的事务自定义字段；默认为 ClientTxnRef。</translation>
    </message>
    <message>
        <source>Class of new articles; the only one beside General by default.</source>
        <translation>新文章的类别；默认为 General 之外的唯一类别。</translation>
    </message>
    <message>
        <source>Custom field with the order a ticket is about; OrderRef by default.</source>
        <translation>记录工单相关订单的自定义字段；默认为 OrderRef。</translation>
    </message>
    <message>
        <source>Custom field of RT&apos;s articles that holds their text; Body by default, else Content.</source>
        <translation>RT 文章正文所在的自定义字段；默认为 Body，其次为 Content。</translation>
    </message>
    <message>
        <source>Address of the wiki&apos;s api.php, for instance https://wiki.example.com/w/api.php, or of its folder.</source>
        <translation>维基 api.php 的地址，例如 https://wiki.example.com/w/api.php，或其所在目录。</translation>
    </message>
    <message>
        <source>User of a bot password, as User@name; without one the wiki is read as anybody may.</source>
        <translation>机器人密码的用户，写成 User@name；不填则以匿名方式读取维基。</translation>
    </message>
    <message>
        <source>Numbers of the namespaces that hold articles, separated by |; 0 by default.</source>
        <translation>文章所在名字空间的编号，用 | 隔开；默认为 0。</translation>
    </message>
    <message>
        <source>Only articles of at least one of these categories, separated by |; all by default.</source>
        <translation>只读取至少属于其中一个分类的文章，用 | 隔开；默认为全部。</translation>
    </message>
    <message>
        <source>No articles of these categories, separated by |; none by default.</source>
        <translation>不读取这些分类的文章，用 | 隔开；默认为无。</translation>
    </message>
    <message>
        <source>Category that articles proposed at the desk are put into; none by default.</source>
        <translation>客服台提交的文章提案所归入的分类；默认不归类。</translation>
    </message>
    <message>
        <source>Where votes go: &quot;talk&quot; adds them to the article&apos;s talk page, &quot;desk&quot; keeps them here (by default).</source>
        <translation>评价去向：“talk”写入文章的讨论页，“desk”只保留在本机（默认）。</translation>
    </message>
    <message>
        <source>Folder that edits are written into, &quot;edits&quot; within the folder by default; &quot;off&quot; takes none.</source>
        <translation>写入修改的文件夹，默认为该文件夹内的“edits”；“off”表示不接收修改。</translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Home region</source>
        <translation>所在国家或地区</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Way of signing in</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Queues of complaints</source>
        <translation>投诉队列</translation>
    </message>
    <message>
        <source>Field of the solving article</source>
        <translation>解决文章字段</translation>
    </message>
    <message>
        <source>Field of the desk&apos;s reference on tickets</source>
        <translation>工单上的工作台参考号字段</translation>
    </message>
    <message>
        <source>Field of the desk&apos;s reference on replies</source>
        <translation>回复上的工作台参考号字段</translation>
    </message>
    <message>
        <source>Class of new articles</source>
        <translation>新文章的类别</translation>
    </message>
    <message>
        <source>Field of the order</source>
        <translation>订单字段</translation>
    </message>
    <message>
        <source>Field of an article&apos;s text</source>
        <translation>文章正文字段</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>名字空间</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Category of proposed articles</source>
        <translation>文章提案的分类</translation>
    </message>
    <message>
        <source>Where votes go</source>
        <translation>评价去向</translation>
    </message>
    <message>
        <source>Folder of edits</source>
        <translation>修改文件夹</translation>
    </message>
    <message>
        <source>Left-out categories</source>
        <translation>排除的分类</translation>
    </message>
    <message>
        <source>Category of gold customers</source>
        <translation>金卡客户分类</translation>
    </message>
    <message>
        <source>Category of silver customers</source>
        <translation>银卡客户分类</translation>
    </message>
    <message>
        <source>Category of standard customers</source>
        <translation>普通客户分类</translation>
    </message>
    <message>
        <source>Type of new complaints</source>
        <translation>新投诉的类型</translation>
    </message>
</context>
<context>
    <name>SettingsRoom</name>
    <message>
        <source>Offices</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本工作台</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SignOut</name>
    <message numerus="yes">
        <source>%n change is not yet on the servers.</source>
        <translation>
            <numerusform>还有 %n 项修改未到达服务器。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have been sent already, or builds upon what may have been, and stays here.</source>
        <translation>
            <numerusform>%n 项可能已经发出，或依赖于可能已发出的修改，仍留在这里。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change is in this file now:</source>
        <translation>
            <numerusform>%n 项修改已写入此文件：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them needs you and does not go by itself.</source>
        <translation>
            <numerusform>其中 %n 项需要您处理，不会自动发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change taken over. It goes under your name.</source>
        <translation>
            <numerusform>已接手 %n 项修改，将以您的名义发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was left: it is here already, or no office takes it.</source>
        <translation>
            <numerusform>%n 项未接手：这里已有，或没有系统接受。</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest has waited since %1.</source>
        <translation>最早的一项从 %1 等到现在。</translation>
    </message>
    <message>
        <source>The oldest has waited since %1: that is more than 4 hours.</source>
        <translation>最早的一项从 %1 等到现在，已超过 4 小时。</translation>
    </message>
    <message>
        <source>The oldest has waited since %1: that is more than a day. Please tell your supervisor.</source>
        <translation>最早的一项从 %1 等到现在，已超过一天。请告诉您的主管。</translation>
    </message>
    <message>
        <source>The offices answer.</source>
        <translation>各系统连接正常。</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Go to the outbox</source>
        <translation>转到发件箱</translation>
    </message>
    <message>
        <source>Wait no longer, keep them here</source>
        <translation>不再等待，留在本机</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>You are signed out once nothing waits any more.</source>
        <translation>全部发送后会自动退出登录。</translation>
    </message>
    <message>
        <source>File for the other agent</source>
        <translation>交给另一位坐席的文件</translation>
    </message>
    <message>
        <source>What certainly was not done goes into it and ends here; the words stay readable.</source>
        <translation>确定未执行的修改会写入文件并在此结束；内容仍可查看。</translation>
    </message>
    <message>
        <source>The other agent takes them over with “Take over changes…”, under their own name.</source>
        <translation>另一位坐席用“接手修改…”接手，并以自己的名义发送。</translation>
    </message>
    <message>
        <source>Sign out and keep them here</source>
        <translation>退出登录，修改留在本机</translation>
    </message>
    <message>
        <source>They stay on this machine, for you alone, and go when you sign in here again.</source>
        <translation>只为您保留在这台电脑上，您下次在此登录时自动发送。</translation>
    </message>
    <message>
        <source>Wait until they are sent</source>
        <translation>等待全部发送</translation>
    </message>
    <message>
        <source>The count goes down as the offices take them; then you are signed out.</source>
        <translation>系统逐项接收，数量随之减少；全部发送后自动退出登录。</translation>
    </message>
    <message>
        <source>Hand them over to another agent</source>
        <translation>移交给另一位坐席</translation>
    </message>
    <message>
        <source>They go into a file. What may have been sent already stays here.</source>
        <translation>修改写入一个文件。可能已经发出的留在这里。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stay signed in and go on working.</source>
        <translation>不退出，继续工作。</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>unsent draft</source>
        <translation>未发送的草稿</translation>
    </message>
    <message>
        <source>A customer no office gives any more</source>
        <translation>已无系统提供的客户</translation>
    </message>
    <message>
        <source>Ticket %1, no longer in %2</source>
        <translation>工单 %1（%2 中已不存在）</translation>
    </message>
    <message>
        <source>Ready for the next caller</source>
        <translation>准备接待下一位来电者</translation>
    </message>
    <message>
        <source>A call opens its customer by itself. Or type a number, a name, an order or a parcel.</source>
        <translation>来电会自动打开对应的客户。也可以输入号码、姓名、订单号或运单号。</translation>
    </message>
    <message>
        <source>Enter a number</source>
        <translation>输入号码</translation>
    </message>
    <message>
        <source>Not long ago</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>%1 does not know this number either.</source>
        <translation>%1 也不认识这个号码。</translation>
    </message>
    <message>
        <source>Reading %1: %2, %3 of %4</source>
        <translation>正在读取 %1：%2，%3 / %4</translation>
    </message>
    <message>
        <source>Paused. What has arrived is kept; F5 goes on.</source>
        <translation>已暂停。已读取的内容会保留；按 F5 继续。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop reading. What has arrived is kept.</source>
        <translation>停止读取，已读取的内容会保留。</translation>
    </message>
    <message>
        <source>Progress of the reading</source>
        <translation>读取进度</translation>
    </message>
</context>
<context>
    <name>TakeOver</name>
    <message>
        <source>Take over changes</source>
        <translation>接手修改</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>File of the other agent</source>
        <translation>另一位坐席的文件</translation>
    </message>
    <message>
        <source>Each change goes once and under your name, however often the file is taken over.</source>
        <translation>每项修改以您的名义只发送一次，文件重复接手也不会重复。</translation>
    </message>
</context>
<context>
    <name>Takers</name>
    <message>
        <source>No office takes this from the desk.</source>
        <translation>没有系统接受从此桌面提交的这类修改。</translation>
    </message>
    <message>
        <source>%1 does not take this from the desk.</source>
        <translation>%1 不接受从此桌面提交的这类修改。</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>工单 %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>closed with this article</source>
        <translation>关闭时所用文章</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>service level</source>
        <translation>服务水平</translation>
    </message>
    <message>
        <source>priority of 100</source>
        <translation>优先级（满分 100）</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>Show the whole message</source>
        <translation>显示全文</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>指派给我</translation>
    </message>
    <message>
        <source>The words for %1 stand with the customer now.</source>
        <translation>为%1写的文字现已移到该客户名下。</translation>
    </message>
    <message>
        <source>This ticket is no longer there.</source>
        <translation>该工单已不存在。</translation>
    </message>
    <message>
        <source>The record is gone. What you wrote for it is on the clipboard.</source>
        <translation>该记录已不存在。您为其写的内容已放入剪贴板。</translation>
    </message>
    <message>
        <source>%1 changed in %2: %3. What you write stays.</source>
        <translation>%1 在 %2 中有变更：%3。您正在写的内容不受影响。</translation>
    </message>
    <message>
        <source>%1 gives %2 no more: merged, deleted or hidden. Your words are kept.</source>
        <translation>%1 不再提供%2：可能已合并、删除或隐藏。您的文字已保留。</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Kept here, not sent: %1</source>
        <translation>已保存在本机，尚未发送：%1</translation>
    </message>
    <message>
        <source>Not sent yet: %1</source>
        <translation>尚未发送：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>in %1: %2</source>
        <translation>%1 中：%2</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Change the fields of this ticket</source>
        <translation>修改此工单的字段</translation>
    </message>
    <message>
        <source>Read the article</source>
        <translation>阅读文章</translation>
    </message>
    <message>
        <source>What is known of the ticket</source>
        <translation>工单信息</translation>
    </message>
    <message>
        <source>Open a ticket first.</source>
        <translation>请先打开一个工单。</translation>
    </message>
    <message>
        <source>Meanwhile it is: %1</source>
        <translation>现在的值：%1</translation>
    </message>
    <message>
        <source>Several values stand apart by “ | ”</source>
        <translation>多个值之间用“ | ”分隔</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Subject of the new ticket</source>
        <translation>新工单主题</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>%1 over</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>due in %1</source>
        <translation>%1后到期</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>（无主题）</translation>
    </message>
    <message>
        <source>no due time</source>
        <translation>无期限</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今天，%1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>昨天，%1</translation>
    </message>
    <message>
        <source>The entry in full</source>
        <translation>记录全文</translation>
    </message>
    <message>
        <source>Nothing fits this filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation>筛选时间线</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>晚 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>With driver</source>
        <translation>派送中</translation>
    </message>
    <message>
        <source>Return opened</source>
        <translation>已申请退货</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已寄回</translation>
    </message>
    <message>
        <source>In the warehouse</source>
        <translation>已入库</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已打包</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>promised %1</source>
        <translation>承诺 %1 送达</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>预计 %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>晚 %1</translation>
    </message>
    <message>
        <source>late</source>
        <translation>已延误</translation>
    </message>
</context>
<context>
    <name>Tried</name>
    <message numerus="yes">
        <source>History (%n steps)</source>
        <translation>
            <numerusform>经过（%n 步）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>{office} cannot be reached. The desk goes on with what it has and tries again.</source>
        <translation>无法连接 {office}。工作台先用已有数据,并会继续尝试。</translation>
    </message>
    <message>
        <source>{office} took too long to answer. The desk tries again.</source>
        <translation>{office} 响应超时,工作台会再试。</translation>
    </message>
    <message>
        <source>{office} refused the user name or password. Check them in the settings.</source>
        <translation>{office} 拒绝了用户名或密码,请在设置中检查。</translation>
    </message>
    <message>
        <source>{office} has locked this sign-in for some minutes after wrong passwords. Wait, then try again.</source>
        <translation>密码多次错误,{office} 已暂时锁定登录。请过几分钟再试。</translation>
    </message>
    <message>
        <source>There is no password for {office} yet. Store one with: callcenter credentials set {office}</source>
        <translation>还没有 {office} 的密码。请用此命令保存:callcenter credentials set {office}</translation>
    </message>
    <message>
        <source>{office} does not allow this user to read {what}.</source>
        <translation>{office} 不允许该用户读取 {what}。</translation>
    </message>
    <message>
        <source>There is nothing the desk knows at the address of {office}. Check its URL and database.</source>
        <translation>{office} 的地址上没有可识别的系统。请检查网址和数据库。</translation>
    </message>
    <message>
        <source>{office} answered with a web page instead of data. Check its address, or a sign-in page in between.</source>
        <translation>{office} 返回了网页而不是数据。请检查地址,或中间是否有登录页面。</translation>
    </message>
    <message>
        <source>The answer of {office} was cut off or unreadable. The desk asks again.</source>
        <translation>{office} 的回复不完整或无法读取,工作台会重新请求。</translation>
    </message>
    <message>
        <source>{office} sent more than the desk accepts at once. Nothing was taken over.</source>
        <translation>{office} 一次发来的数据过多,未采用任何内容。</translation>
    </message>
    <message>
        <source>{office} has a fault of its own. The desk tries again.</source>
        <translation>{office} 自身出现故障,工作台会再试。</translation>
    </message>
    <message>
        <source>{office} asks to wait. The desk tries again later.</source>
        <translation>{office} 要求稍候,工作台稍后再试。</translation>
    </message>
    <message>
        <source>{office} said no: {reason}</source>
        <translation>{office} 拒绝了请求：{reason}</translation>
    </message>
    <message>
        <source>Somebody changed this in {office} first.</source>
        <translation>有人已先在 {office} 中修改了此项。</translation>
    </message>
    <message>
        <source>{office} suddenly lists {missing} of {known} {what} as gone. Nothing was removed here; check the office.</source>
        <translation>{office} 突然报告 {known} 条 {what} 中有 {missing} 条消失。此处未删除任何数据,请检查该系统。</translation>
    </message>
    <message>
        <source>{office} is another server than before. Nothing is removed here until you accept it.</source>
        <translation>{office} 已不是原来的服务器。在您确认之前,此处不会删除任何数据。</translation>
    </message>
    <message>
        <source>The address of {office} is not https. Customer data is not sent in clear.</source>
        <translation>{office} 的地址不是 https。客户数据不会明文发送。</translation>
    </message>
    <message>
        <source>The certificate of {office} is not trusted. Nothing was sent.</source>
        <translation>{office} 的证书不受信任,未发送任何内容。</translation>
    </message>
    <message>
        <source>The folder of {office} is not there or cannot be read. The desk goes on with what it has and tries again.</source>
        <translation>{office} 的文件夹不存在或无法读取。工作台继续使用现有数据,并会重试。</translation>
    </message>
    <message>
        <source>{what} was in the folder of {office} and is missing now. Nothing was removed here; check the export.</source>
        <translation>{office} 文件夹中原有的 {what} 现在不见了。这里没有删除任何内容;请检查导出。</translation>
    </message>
    <message>
        <source>{what} of {office} is being written just now. The desk reads it again.</source>
        <translation>{office} 的 {what} 正在写入。工作台会再次读取。</translation>
    </message>
    <message>
        <source>{what} of {office} cannot be read (line {line}): {reason}</source>
        <translation>{office} 的 {what} 无法读取(第 {line} 行):{reason}</translation>
    </message>
    <message>
        <source>No connector named {connector} is installed (asked for by office {office}).</source>
        <translation>未安装名为 {connector} 的连接器(系统 {office} 需要它)。</translation>
    </message>
    <message>
        <source>The store {path} is damaged and was left as it is. Starting the desk begins a new one and saves what is unsent.</source>
        <translation>数据文件 {path} 已损坏，保持原样未动。启动工作台会新建一个，并保留尚未发送的内容。</translation>
    </message>
    <message>
        <source>The store was damaged, and a new one was begun: {edits} unsent edits and {drafts} drafts were saved, and what the offices know is read again. The old file is kept as {aside}.</source>
        <translation>数据文件已损坏，已新建一个：保住了 {edits} 条未发送的修改和 {drafts} 份草稿，各后台的数据会重新读取。旧文件保留为 {aside}。</translation>
    </message>
    <message>
        <source>There is no edit {text} in this outbox.</source>
        <translation>发件箱中没有编号为 {text} 的修改。</translation>
    </message>
    <message>
        <source>There is no order {text} in this store.</source>
        <translation>本地没有订单 {text}。</translation>
    </message>
    <message>
        <source>There is no article {text} in this store.</source>
        <translation>本地没有文章 {text}。</translation>
    </message>
    <message>
        <source>This customer has no address {text}.</source>
        <translation>该客户没有地址 {text}。</translation>
    </message>
    <message>
        <source>{office} takes no such changes from the desk. Your words are still here.</source>
        <translation>{office} 不接受工作台的此类修改。您写的内容仍在这里。</translation>
    </message>
    <message>
        <source>A ticket needs a subject.</source>
        <translation>工单需要主题。</translation>
    </message>
    <message>
        <source>A ticket needs a queue.</source>
        <translation>工单需要队列。</translation>
    </message>
    <message>
        <source>There are no words to send yet.</source>
        <translation>还没有可发送的内容。</translation>
    </message>
    <message>
        <source>A customer needs a name.</source>
        <translation>客户需要姓名。</translation>
    </message>
    <message>
        <source>An article needs a title.</source>
        <translation>文章需要标题。</translation>
    </message>
    <message>
        <source>A priority is a whole number from 0 to 100.</source>
        <translation>优先级应为 0 到 100 的整数。</translation>
    </message>
    <message>
        <source>{text} is no state of a ticket that can be chosen.</source>
        <translation>{text} 不是可选的工单状态。</translation>
    </message>
    <message>
        <source>{text} is nothing that can be changed here.</source>
        <translation>{text} 在这里不能修改。</translation>
    </message>
    <message>
        <source>An address needs a street, a city and a country.</source>
        <translation>地址需要街道、城市和国家。</translation>
    </message>
    <message>
        <source>{text} is not an e-mail address.</source>
        <translation>{text} 不是电子邮件地址。</translation>
    </message>
    <message>
        <source>Order {text} cannot be cancelled any more: only drafts and quotations can.</source>
        <translation>订单 {text} 已不能取消：只有草稿和报价可以取消。</translation>
    </message>
    <message>
        <source>Order {text} is over. Its address cannot be changed any more.</source>
        <translation>订单 {text} 已结束，地址不能再修改。</translation>
    </message>
    <message>
        <source>Edit {text} may be on its way. Wait until its outcome is known.</source>
        <translation>修改 {text} 可能正在发送。请等到结果明确。</translation>
    </message>
    <message>
        <source>Edit {text} is in conflict. Choose for each field what is to hold.</source>
        <translation>修改 {text} 有冲突。请为每个字段选择以哪个为准。</translation>
    </message>
    <message>
        <source>Nobody knows whether edit {text} was done. Say whether it was.</source>
        <translation>无法得知修改 {text} 是否已完成。请说明是否已完成。</translation>
    </message>
    <message>
        <source>What edit {text} builds upon is gone. Point it at another record, or withdraw it.</source>
        <translation>修改 {text} 所依据的内容已不在。请将其指向另一条记录，或撤回。</translation>
    </message>
    <message>
        <source>Edit {text} belongs to {office} and can only go there.</source>
        <translation>修改 {text} 属于 {office}，只能发往那里。</translation>
    </message>
    <message>
        <source>The file {path} cannot be written. Choose another place or name.</source>
        <translation>文件 {path} 无法写入。请选择其他位置或名称。</translation>
    </message>
    <message>
        <source>The file {path} holds no edits that a desk handed over.</source>
        <translation>文件 {path} 中没有工作台移交的修改。</translation>
    </message>
    <message>
        <source>{office} cannot take this ({what}). Your words are kept in the outbox.</source>
        <translation>{office} 不接受此项修改（{what}）。您写的内容保留在发件箱中。</translation>
    </message>
    <message>
        <source>{office} gave no answer, and nothing tells whether it was done. Please decide.</source>
        <translation>{office} 没有答复，无法得知是否已完成。请您决定。</translation>
    </message>
    <message>
        <source>Edit {text} cannot be settled in this way: it is {state}.</source>
        <translation>修改 {text} 不能这样处理：它的状态是 {state}。</translation>
    </message>
    <message>
        <source>This was written by another version of the desk and cannot be sent. Your words are kept in the outbox.</source>
        <translation>这是由另一版本的工作台写下的，无法发送。您写的内容保留在发件箱中。</translation>
    </message>
    <message>
        <source>Another desk took over this store. This one sends nothing more; close it.</source>
        <translation>另一个工作台已接管此数据文件。本工作台不再发送任何内容，请关闭它。</translation>
    </message>
    <message>
        <source>The store {path} is in use by another program. Close it and try again.</source>
        <translation>本地数据 {path} 正被其他程序使用。请关闭后再试。</translation>
    </message>
    <message>
        <source>The store {path} was written by a newer desk. Update this desk; nothing was changed.</source>
        <translation>本地数据 {path} 由更新版本写入。请更新工作台;未作任何改动。</translation>
    </message>
    <message>
        <source>The store {path} cannot be written. Check the rights of the folder.</source>
        <translation>无法写入本地数据 {path}。请检查文件夹权限。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. Make room; nothing was lost.</source>
        <translation>{path} 所在磁盘已满。请腾出空间;数据没有丢失。</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read: {reason}</source>
        <translation>无法读取设置文件 {path}:{reason}</translation>
    </message>
    <message>
        <source>The settings file {path} has an unknown key: {key}</source>
        <translation>设置文件 {path} 中有未知的项:{key}</translation>
    </message>
    <message>
        <source>The settings file {path} holds a secret ({key}). Remove it and use: callcenter credentials set {office}</source>
        <translation>设置文件 {path} 中含有密码({key})。请删除它,并改用:callcenter credentials set {office}</translation>
    </message>
    <message>
        <source>The settings file {path} has a wrong value for {key}: {reason}</source>
        <translation>设置文件 {path} 中 {key} 的值有误:{reason}</translation>
    </message>
    <message>
        <source>This machine has no usable keyring, so passwords cannot be kept.</source>
        <translation>本机没有可用的密钥环,无法保存密码。</translation>
    </message>
    <message>
        <source>{text} is not a telephone number.</source>
        <translation>{text} 不是电话号码。</translation>
    </message>
    <message>
        <source>There is no customer {text} in this store.</source>
        <translation>本地没有客户 {text}。</translation>
    </message>
    <message>
        <source>There is no ticket {text} in this store.</source>
        <translation>本地没有工单 {text}。</translation>
    </message>
    <message>
        <source>These records are one customer already.</source>
        <translation>这些记录已经是同一位客户。</translation>
    </message>
    <message>
        <source>This is the only record of this customer. There is nothing to take apart.</source>
        <translation>这是该客户唯一的记录，没有可以分开的。</translation>
    </message>
    <message>
        <source>There is no customer record {text} in this store.</source>
        <translation>本机没有客户记录 {text}。</translation>
    </message>
    <message>
        <source>There is no link {text} in this store.</source>
        <translation>本机没有关联 {text}。</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>这一步已经撤销。</translation>
    </message>
    <message>
        <source>Something was changed about the same customers after this. Undo that first.</source>
        <translation>此后又改动过同一批客户，请先撤销后来的改动。</translation>
    </message>
    <message>
        <source>No office is set up in {path} yet. See the README, or try: callcenter demo</source>
        <translation>{path} 中还没有设置任何系统。请参阅 README,或试用:callcenter demo</translation>
    </message>
    <message>
        <source>This is not possible: {reason}</source>
        <translation>无法执行:{reason}</translation>
    </message>
    <message>
        <source>The desk is already running with this profile.</source>
        <translation>此配置的工作台已在运行。</translation>
    </message>
    <message>
        <source>No desk is running with this profile.</source>
        <translation>此配置没有正在运行的工作台。</translation>
    </message>
    <message>
        <source>There is no display here to open a window on.</source>
        <translation>这里没有可用的显示器来打开窗口。</translation>
    </message>
    <message>
        <source>Stopped on request. What had arrived is kept.</source>
        <translation>已按要求停止,已收到的数据会保留。</translation>
    </message>
    <message>
        <source>Something unexpected happened ({reason}). Nothing was lost; please report it.</source>
        <translation>发生了意外错误({reason})。数据没有丢失,请上报。</translation>
    </message>
</context>
<context>
    <name>Unknown</name>
    <message>
        <source>Number withheld</source>
        <translation>号码隐藏</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>分机 %1</translation>
    </message>
    <message>
        <source>The caller does not show a number. Ask for the name or an order number.</source>
        <translation>来电者未显示号码。请询问姓名或订单号。</translation>
    </message>
    <message>
        <source>A colleague on an internal line; no customer has this number.</source>
        <translation>内线同事来电；没有客户使用此号码。</translation>
    </message>
    <message>
        <source>A service number, not a customer&apos;s.</source>
        <translation>这是服务号码，不属于客户。</translation>
    </message>
    <message>
        <source>No customer has this number. The offices are being asked.</source>
        <translation>没有客户使用此号码。正在查询各系统。</translation>
    </message>
    <message>
        <source>No telephone network gives out this number, and no customer&apos;s resembles it.</source>
        <translation>这不是有效的电话号码，也没有相近的客户号码。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次查询</translation>
    </message>
    <message>
        <source>Is it somebody we know by another number?</source>
        <translation>是不是用其他号码登记的客户？</translation>
    </message>
    <message>
        <source>Is it somebody new?</source>
        <translation>是新客户吗？</translation>
    </message>
    <message>
        <source>Make a new customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>Unsent</name>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>needs you, see the outbox</source>
        <translation>需要您处理，请看发件箱</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome to the desk</source>
        <translation>欢迎使用工作台</translation>
    </message>
    <message>
        <source>Profile, tickets, orders, deliveries and the article that helps: one screen for a call.</source>
        <translation>客户资料、工单、订单、配送和有用的文章：一次来电，一个界面。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Set up an office</source>
        <translation>设置系统</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>Set up your offices</source>
        <translation>连接您的系统</translation>
    </message>
    <message>
        <source>Tell the desk where your systems are and test the connection. It takes a minute for each.</source>
        <translation>填写系统地址并测试连接。每个系统只需一分钟。</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>先随便看看</translation>
    </message>
    <message>
        <source>An invented company with customers, parcels and complaints. It runs on this machine alone.</source>
        <translation>一家虚构的公司，有客户、包裹和投诉。只在本机运行。</translation>
    </message>
    <message>
        <source>A call shows its customer at once, from the copy on this machine.</source>
        <translation>来电时立即从本机副本显示客户。</translation>
    </message>
    <message>
        <source>When a system is away, the desk goes on and says since when.</source>
        <translation>系统中断时，工作台照常运行，并显示中断时间。</translation>
    </message>
    <message>
        <source>Passwords are kept in the keyring of this machine and nowhere else.</source>
        <translation>密码只保存在本机的密钥环中。</translation>
    </message>
</context>
<context>
    <name>Who</name>
    <message>
        <source>Who works here?</source>
        <translation>谁在这里工作？</translation>
    </message>
    <message>
        <source>People at this machine</source>
        <translation>使用这台电脑的坐席</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>其他姓名</translation>
    </message>
    <message>
        <source>As the ticket offices know it. Everybody has a store of their own on this machine.</source>
        <translation>与工单系统中的名称一致。每位坐席在这台电脑上有各自的本地数据。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出程序</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>The offices are being asked.</source>
        <translation>正在向各系统查询。</translation>
    </message>
    <message>
        <source>Development mode: secrets come from the environment, the store is not protected.</source>
        <translation>开发模式：密码取自环境变量，本地数据不受保护。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not shipped</source>
        <translation>未发货</translation>
    </message>
    <message>
        <source>Partly shipped</source>
        <translation>部分发货</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待安排</translation>
    </message>
    <message>
        <source>Being packed</source>
        <translation>打包中</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已打包</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>运输中</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>派送中</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Delivery failed</source>
        <translation>派送失败</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Coming back</source>
        <translation>退回途中</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Handed to the carrier</source>
        <translation>已交承运商</translation>
    </message>
    <message>
        <source>Departed</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>Customs</source>
        <translation>清关</translation>
    </message>
    <message>
        <source>Back in the warehouse</source>
        <translation>已回仓</translation>
    </message>
    <message>
        <source>Carrier message</source>
        <translation>物流动态</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>From the customer</source>
        <translation>客户来信</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Unpaid</source>
        <translation>未付</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>金卡</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>银卡</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Special terms</source>
        <translation>特殊条款</translation>
    </message>
    <message>
        <source>No tier</source>
        <translation>无等级</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Other contact</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>订单取消</translation>
    </message>
    <message>
        <source>Return opened</source>
        <translation>退货申请</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>贷项通知</translation>
    </message>
    <message>
        <source>Ticket opened</source>
        <translation>工单创建</translation>
    </message>
    <message>
        <source>Ticket closed</source>
        <translation>工单关闭</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>回复客户</translation>
    </message>
    <message>
        <source>Change of a ticket</source>
        <translation>修改工单</translation>
    </message>
    <message>
        <source>Article attached</source>
        <translation>附加文章</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Change of a customer</source>
        <translation>修改客户</translation>
    </message>
    <message>
        <source>Change of an order</source>
        <translation>修改订单</translation>
    </message>
    <message>
        <source>Order to be cancelled</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Record of a contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Vote on an article</source>
        <translation>评价文章</translation>
    </message>
    <message>
        <source>Article proposed</source>
        <translation>提交文章</translation>
    </message>
    <message>
        <source>Change of an article</source>
        <translation>修改文章</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有答复</translation>
    </message>
    <message>
        <source>Done or not?</source>
        <translation>是否已完成？</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>已在服务器上</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未被接受</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>双方都有修改</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Settled anew</source>
        <translation>已重新处理</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系记录</translation>
    </message>
    <message>
        <source>Draft text</source>
        <translation>草稿文字</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>WrapUp</name>
    <message>
        <source>Open a customer first.</source>
        <translation>请先打开一位客户。</translation>
    </message>
    <message>
        <source>Logged; it stands in the timeline.</source>
        <translation>已记录，可在时间线中查看。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>What was it about, and what comes next?</source>
        <translation>事由与后续安排</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Wrap-up: %1</source>
        <translation>整理：%1</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>ticket opened</source>
        <translation>已建工单</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>需回电</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation>已转交</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
</TS>

Set($rtname, 'desk.example');
Set($Organization, 'desk.example');
Set($Timezone, 'UTC');
Set($WebDomain, '127.0.0.1');
Set($WebPort, @port@);
Set($WebPath, '');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '@home@/data/rt.sqlite');
# Mail ends in a file and never leaves the machine.
Set($MailCommand, 'mbox');
Set($NotifyActor, 0);
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($LogToFile, undef);
Set($StatementLog, undef);
Set($DevelMode, 0);
Set($WebSecureCookies, 0);
Set($RestrictReferrer, 0);
# Each request with a token is checked by bcrypt; at the cost that is usual this takes a fifth of a second.
Set($BcryptCost, 4);
Set(%ServiceBusinessHours, (
    'Default' => { map { $_ => { Name => "Day $_", Start => '08:00', End => '20:00' } } 1 .. 5 },
));
Set(%ServiceAgreements, (
    Default      => 'standard',
    QueueDefault => { 'Complaints' => 'gold' },
    Levels       => {
        'standard' => { Response => { RealMinutes => 60 * 8 }, Resolve => { RealMinutes => 60 * 72 } },
        'gold'     => { Response => { RealMinutes => 30 }, Resolve => { RealMinutes => 60 * 24 } },
    },
));
$RT::MasonDataDir    = '@home@/cache/mason';
$RT::MasonSessionDir = '@home@/cache/session';
1;

# The service desk before its first ticket: people, queues, rights, fields; loaded once by rt-setup-database-5.
# In Perl, because only here tokens and classes of articles can be made. Tokens go to the file TOKENS_FILE.
use strict;
use warnings;
use utf8;
no warnings 'redefine', 'once';

my $domain      = 'desk.example';
my @agents      = map { sprintf 'agent%02d', $_ } 1 .. 8;
my @supervisors = qw(lead01 lead02);
my @open        = ( qw(Complaints Deliveries Billing Returns), 'Few tickets' );
my $closed      = 'Escalation';
my %chinese     = ( Complaints => '投诉', Deliveries => '配送', Billing => '账单', Returns => '退换货', 'Few tickets' => '少量工单', Escalation => '升级' );

sub staff {
    my ( $name, $real, %more ) = @_;
    return { Name => $name, RealName => $real, EmailAddress => "$name\@$domain", Password => "$name-Pa55word",
        Privileged => 1, %more };
}

my @names = qw(王敏 Zoe 李强 Imran 陈静 Hanna 赵磊 Tom);
our @Users = (
    ( map { staff( $agents[$_], $names[$_] ) } 0 .. $#agents ),
    staff( 'lead01', '周海燕' ), staff( 'lead02', 'Freya Morgan' ),
    staff( 'desk', 'The desk', Lang => 'en', Timezone => 'UTC' ),
    staff( 'shanghai', 'The desk in Shanghai', Lang => 'zh-cn', Timezone => 'Asia/Shanghai' ),
    staff( 'narrow', 'Sees no comments and no escalations', Lang => 'en', Timezone => 'UTC' ),
    staff( 'stranger', 'May see nothing' ),
);

our @Groups = (
    { Name => 'Agents',      Description => 'Answer customers', Members => { Users => [@agents] } },
    { Name => 'Supervisors', Description => 'Lead the agents',  Members => { Users => [@supervisors] } },
    { Name => 'Desks',       Description => 'Programs that read and write', Members => { Users => [qw(desk shanghai)] } },
    { Name => 'Narrow',      Description => 'A program that reads little', Members => { Users => ['narrow'] } },
);

our @Queues = map {
    { Name => $_, Description => $chinese{$_}, SLADisabled => 0,
        CorrespondAddress => lc(s/ /-/gr) . "\@$domain", CommentAddress => lc(s/ /-/gr) . "-comment\@$domain" }
} ( @open, $closed );

sub field { return { LookupType => 'RT::Queue-RT::Ticket', MaxValues => 1, Type => 'Freeform', @_ } }
sub choice { return field( Type => 'Select', RenderType => 'Dropdown', Values => [ map { { Name => $_ } } @{ $_[1] } ], Name => $_[0] ) }
our @CustomFields = (
    field( Name => 'ClientRef',   UniqueValues => 1, Description => 'Named by the program that made the ticket' ),
    field( Name => 'CustomerRef', Description => 'Number of the customer in the ERP' ),
    field( Name => 'OrderRef',    MaxValues => 0, Description => 'Numbers of orders' ),
    field( Name => 'ShipmentRef', Description => 'Number of the shipment' ),
    field( Name => 'SolvedBy',    Description => 'Article that solved it: its number here, or its address elsewhere' ),
    choice( 'Channel',  [qw(phone email chat web)] ),
    choice( 'Category', [qw(late lost damaged wrong-item invoice refund quality other)] ),
    { Name => 'ClientTxnRef', LookupType => 'RT::Queue-RT::Ticket-RT::Transaction', Type => 'Freeform', MaxValues => 1,
        Description => 'Named by the program that wrote the comment or reply' },
    { Name => 'Body',     LookupType => 'RT::Class-RT::Article', Type => 'Text',     MaxValues => 1 },
    { Name => 'Keywords', LookupType => 'RT::Class-RT::Article', Type => 'Freeform', MaxValues => 0 },
);

my @see    = qw(SeeQueue ShowTicket SeeCustomField);
my @write  = qw(CreateTicket ReplyToTicket CommentOnTicket OwnTicket TakeTicket ModifyTicket ModifyCustomField
    SetInitialCustomField Watch);
my @lead   = qw(StealTicket ReassignTicket DeleteTicket WatchAsAdminCc AdminQueue);
my %of_queues = (
    Agents      => [ @see, 'ShowTicketComments', 'ShowOutgoingEmail', @write ],
    Supervisors => [ @see, 'ShowTicketComments', 'ShowOutgoingEmail', @write, @lead ],
    Desks       => [ @see, 'ShowTicketComments', 'ShowOutgoingEmail', @write ],
    Narrow      => [@see],
);
my %of_all = (
    Agents      => [qw(ModifySelf)],
    Supervisors => [qw(ModifySelf CreateArticle ModifyArticle DisableArticle AdminUsers)],
    Desks       => [qw(ManageAuthTokens CreateArticle ModifyArticle)],
    Narrow      => [],
);

sub granted { my ( $group, @more ) = @_; return { GroupDomain => 'UserDefined', GroupId => $group, @more } }
our @ACL;
for my $group ( sort keys %of_queues ) {
    for my $queue ( @open, $closed ) {
        next if $queue eq $closed and $group ne 'Supervisors';
        push @ACL, map { granted( $group, Right => $_, Queue => $queue ) } @{ $of_queues{$group} };
    }
    push @ACL, map { granted( $group, Right => $_ ) }
        qw(SeeCustomField SeeGroup ShowArticle SeeClass ModifyCustomField SetInitialCustomField), @{ $of_all{$group} };
}
push @ACL, map { { Right => $_, GroupDomain => 'RT::System-Role', GroupType => 'Requestor' } } qw(ShowTicket ReplyToTicket);

our @Final = (
    sub {    # mail takes four fifths of the time of a reply, and nobody would read it
        my $scrips = RT::Scrips->new( RT->SystemUser );
        $scrips->UnLimit;
        while ( my $scrip = $scrips->Next ) {
            $scrip->SetDisabled(1) if $scrip->Description =~ /Notify|Autoreply|Forward|subject tag|tags in the/i;
        }
    },
    sub {
        my $class = RT::Class->new( RT->SystemUser );
        my ( $made, $why ) = $class->Create( Name => 'Knowledge', Description => 'What the service desk knows' );
        die "class: $why" unless $made;
        for my $name (qw(Body Keywords)) {
            my $field = RT::CustomField->new( RT->SystemUser );
            $field->LoadByCols( Name => $name, LookupType => 'RT::Class-RT::Article' );
            my ( $added, $reason ) = $field->AddToObject($class);
            die "$name: $reason" unless $added;
        }
    },
    sub {    # their clear text exists only now
        my %token;
        for my $name (qw(desk shanghai lead01 agent01)) {
            my $user = RT::User->new( RT->SystemUser );
            $user->Load($name);
            my $token = RT::AuthToken->new( RT->SystemUser );
            my ( $made, $why, $text ) = $token->Create( Owner => $user->Id, Description => 'test server' );
            die "token of $name: $why" unless $made;
            $token{$name} = $text;
        }
        open my $file, '>', $ENV{TOKENS_FILE} or die "$ENV{TOKENS_FILE}: $!";
        chmod 0600, $file;
        print {$file} JSON::to_json( \%token, { pretty => 1, canonical => 1 } );
        close $file;
    },
);

1;

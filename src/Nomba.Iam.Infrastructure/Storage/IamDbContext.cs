using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Identifiers;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Operators;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Emails;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Operators;
using Nomba.Iam.Infrastructure.Requests;
using Nomba.Iam.Infrastructure.Storage.Conversions;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Infrastructure.Usage;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>The one model that all three databases are migrated from.</summary>
public sealed class IamDbContext(DbContextOptions<IamDbContext> options) : IdentityUserContext<User, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal DbSet<Organization> Organizations => Set<Organization>();

    internal DbSet<Account> Accounts => Set<Account>();

    internal DbSet<Member> Members => Set<Member>();

    internal DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    internal DbSet<ApiKeyCredential> ApiKeyCredentials => Set<ApiKeyCredential>();

    internal DbSet<CredentialSecret> CredentialSecrets => Set<CredentialSecret>();

    internal DbSet<UsageCountRow> UsageCounts => Set<UsageCountRow>();

    internal DbSet<KeyUseRow> KeyUses => Set<KeyUseRow>();

    internal DbSet<Role> Roles => Set<Role>();

    internal DbSet<Domain.Applications.Application> Applications => Set<Domain.Applications.Application>();

    internal DbSet<Consent> Consents => Set<Consent>();

    internal DbSet<ResourceServer> ResourceServers => Set<ResourceServer>();

    internal DbSet<RefreshFamily> RefreshFamilies => Set<RefreshFamily>();

    internal DbSet<AuthorizationCode> AuthorizationCodes => Set<AuthorizationCode>();

    internal DbSet<RevocationEvent> RevocationEvents => Set<RevocationEvent>();

    internal DbSet<NodeRow> Nodes => Set<NodeRow>();

    internal DbSet<ValidatorRow> Validators => Set<ValidatorRow>();

    internal DbSet<ReceiptRow> RevocationReceipts => Set<ReceiptRow>();

    internal DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    internal DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();

    internal DbSet<AuditCut> AuditCuts => Set<AuditCut>();

    internal DbSet<AuditKey> AuditKeys => Set<AuditKey>();

    internal DbSet<SignInFailureRow> SignInFailures => Set<SignInFailureRow>();

    internal DbSet<SpentTicketRow> SpentTickets => Set<SpentTicketRow>();

    internal DbSet<PlatformOperator> PlatformOperators => Set<PlatformOperator>();

    internal DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();

    internal DbSet<EmailMessage> EmailMessages => Set<EmailMessage>();

    internal DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    internal DbSet<PendingSignUp> PendingSignUps => Set<PendingSignUp>();

    internal DbSet<UserSession> UserSessions => Set<UserSession>();

    internal DbSet<Authenticator> Authenticators => Set<Authenticator>();

    internal DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    internal DbSet<EmailChange> EmailChanges => Set<EmailChange>();

    internal DbSet<Invitation> Invitations => Set<Invitation>();

    internal DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();

    internal DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    internal DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    internal DbSet<WebhookAttempt> WebhookAttempts => Set<WebhookAttempt>();

    internal DbSet<LeaseRow> Leases => Set<LeaseRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(IamDbContext).Assembly);
        if (Database.IsSqlServer())
        {
            CompareExactly(builder);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Identify<OrganizationId>(configurationBuilder);
        Identify<AccountId>(configurationBuilder);
        Identify<MemberId>(configurationBuilder);
        Identify<RoleId>(configurationBuilder);
        Identify<UserId>(configurationBuilder);
        Identify<Domain.Applications.ApplicationId>(configurationBuilder);
        Identify<ApplicationSecretId>(configurationBuilder);
        Identify<ConsentId>(configurationBuilder);
        Identify<ResourceServerId>(configurationBuilder);
        Identify<AuditEntryId>(configurationBuilder);
        Identify<AuditChainId>(configurationBuilder);
        Identify<OneTimeLinkId>(configurationBuilder);
        Identify<SignUpId>(configurationBuilder);
        Identify<UserSessionId>(configurationBuilder);
        Identify<RecoveryCodeId>(configurationBuilder);
        Identify<EmailChangeId>(configurationBuilder);
        Identify<InvitationId>(configurationBuilder);
        Identify<CredentialSecretId>(configurationBuilder);
        Identify<WebhookEndpointId>(configurationBuilder);
        Identify<WebhookEventId>(configurationBuilder);
        Identify<WebhookDeliveryId>(configurationBuilder);
        configurationBuilder.Properties<MemberShortId>().HaveConversion<MemberShortIdConverter>();
        configurationBuilder.Properties<HashedSecret>().HaveConversion<HashedSecretConverter>().HaveMaxLength(100);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeConverter>();
    }

    private void Identify<TId>(ModelConfigurationBuilder configurationBuilder)
        where TId : struct, IIdentifier<TId>
    {
        var converter = Database.IsSqlServer() ? typeof(SqlServerIdConverter<TId>) : typeof(IdConverter<TId>);
        configurationBuilder.Properties<TId>().HaveConversion(converter);
        configurationBuilder.DefaultTypeMapping<TId>().HasConversion(converter);
    }

    // Its default collation ignores case: two codes or families could be one.
    private static void CompareExactly(ModelBuilder builder)
    {
        const string binary = "Latin1_General_100_BIN2";
        builder.Entity<RefreshFamily>().Property(f => f.Id).UseCollation(binary);
        builder.Entity<AuthorizationCode>().Property(c => c.Hash).UseCollation(binary);
        builder.Entity<AuthorizationCode>().Property(c => c.FamilyId).UseCollation(binary);
        builder.Entity<ApiKeyCredential>().Property(c => c.SessionFamilyId).UseCollation(binary);
        builder.Entity<SigningKey>().Property(k => k.Kid).UseCollation(binary);
        builder.Entity<ResourceServer>().Property(s => s.Audience).UseCollation(binary);
        builder.Entity<IdempotencyRow>().Property(r => r.Key).UseCollation(binary);
        builder.Entity<IdempotencyRow>().Property(r => r.Fingerprint).UseCollation(binary);
        builder.Entity<AuditKey>().Property(k => k.Kid).UseCollation(binary);
        builder.Entity<OneTimeLink>().Property(l => l.Hash).UseCollation(binary);
        builder.Entity<UsageCountRow>().Property(c => c.Permission).UseCollation(binary);
    }
}

using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.ResourceServers;
using Nomba.Iam.Infrastructure.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>Reads committed state in contexts of its own: never inside somebody's open transaction.</summary>
internal sealed class MemberSnapshotSource(IDbContextFactory<IamDbContext> contexts) : IMemberSnapshotSource
{
    public async Task<MemberSnapshot?> LoadMemberAsync(MemberId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await context.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (member is null)
        {
            return null;
        }

        var pairs = member is ApiKey
            ? await context.ApiKeyCredentials.AsNoTracking().Include(c => c.Secrets).Where(c => c.KeyId == id).ToListAsync(cancellationToken)
            : [];
        var organization = await context.Organizations.AsNoTracking().FirstAsync(o => o.Id == member.OrganizationId, cancellationToken);
        var roles = await new RoleStore(context).FindManyAsync(member.OrganizationId, member.RoleIds, cancellationToken);
        var catalogue = await ResourceServerStore.CatalogueOf(context, cancellationToken);
        var suspended = await SuspendedAmongAsync(context, member, cancellationToken);
        RoleAssignment[] known = [.. member.Assignments.Where(a => roles.ContainsKey(a.RoleId))];
        HeldRole[] held =
        [
            .. known.Where(a => !a.IsLimited).Select(a => HeldRole.Everywhere(roles[a.RoleId])),
            .. Limited(known, roles, account => !suspended.Contains(account)),
        ];
        return new MemberSnapshot
        {
            Id = member.Id,
            ShortId = member.ShortId,
            OrganizationId = member.OrganizationId,
            Kind = member.Kind,
            UserId = (member as UserMember)?.UserId,
            Status = member.Status,
            OrganizationStatus = organization.Status,
            TokensFrom = organization.TokensFrom,
            Version = member.Version,
            Permissions = EffectivePermissions.Evaluate(member.Kind, held, catalogue),
            OnSuspendedAccounts = [.. Limited(known, roles, suspended.Contains)],
            Credentials = [.. pairs.Select(CredentialOf)],
            Restrictions = (member as ApiKey)?.Restrictions ?? KeyRestrictions.None,
        };
    }

    public async Task<MemberId?> FindMemberAsync(MemberShortId shortId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Members.Where(m => m.ShortId == shortId).Select(m => (MemberId?)m.Id).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<ClientRecord?> FindClientAsync(Guid clientId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = await context.ApiKeyCredentials.Where(c => c.ClientId == clientId).Select(c => (MemberId?)c.KeyId).FirstOrDefaultAsync(cancellationToken);
        if (key is { } keyId)
        {
            return new ClientRecord.OfApiKey(clientId, keyId);
        }

        if (await FindApplicationAsync(context, new ApplicationId(clientId), cancellationToken) is { } application)
        {
            return application;
        }

        var serverId = new Domain.ResourceServers.ResourceServerId(clientId);
        return await context.ResourceServers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == serverId, cancellationToken) is { } server
            ? new ClientRecord.OfResourceServer(clientId, server.Audience, server.SecretHash)
            : null;
    }

    private static CredentialSnapshot CredentialOf(ApiKeyCredential pair)
    {
        var other = pair.Pending ?? pair.Retiring;
        return new CredentialSnapshot(pair.ClientId, pair.Environment, SecretOf(pair.Active), other is null ? null : SecretOf(other))
        {
            IsDisabled = pair.DisabledAt is not null,
        };
    }

    private static SecretSnapshot SecretOf(CredentialSecret secret) =>
        new(secret.Id, secret.Hash, secret.State, TimeSpan.FromSeconds(secret.GraceSeconds), secret.GraceEndsAt);

    // A role of which no account is left is not held at all: without accounts it would be held everywhere.
    private static IEnumerable<HeldRole> Limited(IEnumerable<RoleAssignment> assignments, IReadOnlyDictionary<RoleId, Role> roles, Func<AccountId, bool> counts) =>
        assignments.Where(a => a.IsLimited)
            .Select(a => new HeldRole(roles[a.RoleId], [.. a.AccountIds.Where(counts)]))
            .Where(held => held.AccountIds.Count > 0);

    private static async Task<IReadOnlySet<AccountId>> SuspendedAmongAsync(IamDbContext context, Member member, CancellationToken cancellationToken)
    {
        AccountId[] named = [.. member.Roles.Select(r => r.AccountId).OfType<AccountId>().Distinct()];
        return named.Length == 0
            ? FrozenSet<AccountId>.Empty
            : await context.Accounts.Where(a => named.Contains(a.Id) && a.Status == AccountStatus.Suspended).Select(a => a.Id).ToHashSetAsync(cancellationToken);
    }

    private static async Task<ClientRecord.OfApplication?> FindApplicationAsync(IamDbContext context, ApplicationId id, CancellationToken cancellationToken)
    {
        if (await context.Applications.AsNoTracking().Include(a => a.Secrets).FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } found)
        {
            return null;
        }

        var status = await context.Organizations.Where(o => o.Id == found.OrganizationId).Select(o => o.Status).FirstAsync(cancellationToken);
        return new ClientRecord.OfApplication(id.Value, found.Name, found.OrganizationId, found.Kind, found.RedirectUris)
        {
            IsActive = found.Status == ApplicationStatus.Active && status == OrganizationStatus.Active,
            Secrets = [.. found.Secrets.Select(s => new ApplicationSecretSnapshot(s.Id, s.Hash, s.State, s.ExpiresAt))],
            Allowed = found.Allowed,
            TokensEndedAt = found.TokensEndedAt,
            ConsentVersion = found.ConsentVersion,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
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

        var credentials = member is ApiKey
            ? await context.ApiKeyCredentials.AsNoTracking().Where(c => c.KeyId == id)
                .Select(c => new CredentialSnapshot(c.ClientId, c.Environment, c.SecretHash) { IsDisabled = c.DisabledAt != null }).ToListAsync(cancellationToken)
            : [];
        var status = await context.Organizations.Where(o => o.Id == member.OrganizationId).Select(o => o.Status).FirstAsync(cancellationToken);
        var roles = await new RoleStore(context).FindManyAsync(member.OrganizationId, member.RoleIds, cancellationToken);
        var catalogue = await ResourceServerStore.CatalogueOf(context, cancellationToken);
        HeldRole[] held = [.. member.Assignments.Where(a => roles.ContainsKey(a.RoleId)).Select(a => new HeldRole(roles[a.RoleId], a.AccountIds))];
        return SnapshotOf(member, status, credentials, EffectivePermissions.Evaluate(member.Kind, held, catalogue));
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

        var applicationId = new Domain.Applications.ApplicationId(clientId);
        if (await context.Applications.AsNoTracking().FirstOrDefaultAsync(a => a.Id == applicationId, cancellationToken) is { } app)
        {
            return new ClientRecord.OfApplication(clientId, app.Name, app.OrganizationId, app.Kind, app.SecretHash, app.RedirectUris);
        }

        var serverId = new Domain.ResourceServers.ResourceServerId(clientId);
        return await context.ResourceServers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == serverId, cancellationToken) is { } server
            ? new ClientRecord.OfResourceServer(clientId, server.Audience, server.SecretHash)
            : null;
    }

    private static MemberSnapshot SnapshotOf(
        Member member, OrganizationStatus organization, IReadOnlyList<CredentialSnapshot> credentials, EffectivePermissions permissions) => new()
        {
            Id = member.Id,
            ShortId = member.ShortId,
            OrganizationId = member.OrganizationId,
            Kind = member.Kind,
            UserId = (member as UserMember)?.UserId,
            Status = member.Status,
            OrganizationStatus = organization,
            Version = member.Version,
            Permissions = permissions,
            Credentials = credentials,
            Restrictions = (member as ApiKey)?.Restrictions ?? KeyRestrictions.None,
        };
}

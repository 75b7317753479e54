using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Seeding;

internal sealed class ResourceServerSeeder(IResourceServerStore servers, ISecretHasher hasher, CatalogueChange change, IAuditTrail audit, TimeProvider time)
{
    public async ValueTask<Result<SeededResourceServer>> SeedAsync(SeedResourceServer plan, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(plan.Audience) || plan.Audience == IamPermissions.Audience)
        {
            return SeedErrors.Missing("the audience of a resource server");
        }

        var permissions = plan.Permissions ?? [];
        if (permissions.FirstOrDefault(p => !CatalogueChange.MayDefine(p)) is { } bad)
        {
            return ResourceServerErrors.Permission(bad);
        }

        var secret = ApiKeySecret.Generate(KeyEnvironment.Live).Reveal();
        var server = ResourceServer.Register(plan.Audience, permissions.Select(p => new PermissionDraft(p, null)), hasher.Hash(secret), time);
        change.Tell(server, "resource_server.registered", null, string.Join(' ', server.PermissionNames));
        audit.Record(SecretShown.Of(server.Id.Value, null));
        var added = await servers.AddAsync(server, cancellationToken);
        return added.IsSuccess
            ? new SeededResourceServer(server.Audience, server.Id.Value, server.Id.Value, secret)
            : SeedErrors.In(plan.Audience, added.Error);
    }
}

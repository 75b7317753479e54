using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Seeding;

internal sealed class ResourceServerSeeder(
    IResourceServerStore servers, ISecretHasher hasher, IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public async ValueTask<Result<SeededResourceServer>> SeedAsync(SeedResourceServer plan, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(plan.Audience) || plan.Audience == IamPermissions.Audience)
        {
            return SeedErrors.Missing("the audience of a resource server");
        }

        var permissions = plan.Permissions ?? [];
        if (permissions.FirstOrDefault(p => !PermissionName.IsName(p) || IamPermissions.All.Any(own => own.Name == p)) is { } bad)
        {
            return ResourceServerErrors.Permission(bad);
        }

        var secret = ApiKeySecret.Generate(KeyEnvironment.Live).Reveal();
        var server = ResourceServer.Register(plan.Audience, permissions, hasher.Hash(secret), time);
        var now = time.GetUtcNow();
        audit.Record(new AuditEvent("resource_server.registered", "resource_server", server.Id.ToString(), null));
        revocations.Append(RevocationEvent.OfCatalogue(now, options.Value.LastTokenEndsAt(now)));
        var added = await servers.AddAsync(server, cancellationToken);
        return added.IsSuccess
            ? new SeededResourceServer(server.Audience, server.Id.Value, server.Id.Value, secret)
            : SeedErrors.In(plan.Audience, added.Error);
    }
}

using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>A new resource API with the permissions that it defines. The secret that it introspects with is in this answer and nowhere else.</summary>
public sealed record RegisterResourceServer(string? Audience, IReadOnlyList<PermissionDraft> Permissions)
    : ICommand<Result<RegisteredResourceServer>>, IOperatorMessage, ITransactionalMessage;

/// <summary>A resource server with its new secret, for the one answer that shows it.</summary>
public sealed record RegisteredResourceServer(ResourceServer Server, ApiKeySecret Secret);

internal sealed class RegisterResourceServerValidator : AbstractValidator<RegisterResourceServer>
{
    public RegisterResourceServerValidator()
    {
        RuleFor(c => c.Audience).IsAudience();
        RuleForEach(c => c.Permissions).IsDefinition();
        RuleFor(c => c.Permissions.Count).LessThanOrEqualTo(ResourceServer.MaxPermissions).OverridePropertyName("permissions")
            .WithErrorCode("resource_server.permissions").WithMessage($"A resource server defines at most {ResourceServer.MaxPermissions} permissions.");
    }
}

internal sealed class RegisterResourceServerHandler(IResourceServerStore servers, ISecretHasher hasher, CatalogueChange change, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RegisterResourceServer, Result<RegisteredResourceServer>>
{
    public async ValueTask<Result<RegisteredResourceServer>> Handle(RegisterResourceServer command, CancellationToken cancellationToken)
    {
        if (command.Audience == IamPermissions.Audience)
        {
            return ResourceServerErrors.AudienceTaken;
        }

        var secret = ApiKeySecret.Generate(KeyEnvironment.Live);
        var server = ResourceServer.Register(command.Audience!, command.Permissions, hasher.Hash(secret.Reveal()), time);
        change.Tell(server, "resource_server.registered", null, string.Join(' ', server.PermissionNames));
        audit.Record(SecretShown.Of(server.Id.Value, null));
        var added = await servers.AddAsync(server, cancellationToken);
        return added.IsSuccess ? new RegisteredResourceServer(server, secret) : added.Error;
    }
}

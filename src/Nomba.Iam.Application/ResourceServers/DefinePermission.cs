using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>One more permission of a resource API. Wildcards that cover it grant it from here on.</summary>
public sealed record DefinePermission(ResourceServerId Id, PermissionDraft Permission) : ICommand<Result<ResourceServer>>, IOperatorMessage, ITransactionalMessage;

internal sealed class DefinePermissionValidator : AbstractValidator<DefinePermission>
{
    public DefinePermissionValidator() => RuleFor(c => c.Permission).IsDefinition().OverridePropertyName("name");
}

internal sealed class DefinePermissionHandler(IResourceServerStore servers, CatalogueChange change)
    : ICommandHandler<DefinePermission, Result<ResourceServer>>
{
    public async ValueTask<Result<ResourceServer>> Handle(DefinePermission command, CancellationToken cancellationToken)
    {
        if (await servers.FindAsync(command.Id, cancellationToken) is not { } server)
        {
            return ResourceServerErrors.NotFound;
        }

        var changed = server.Define(command.Permission);
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        change.Tell(server, "resource_server.permission_defined", null, command.Permission.Name);
        var saved = await servers.SaveAsync(server, cancellationToken);
        return saved.IsSuccess ? server : saved.Error;
    }
}

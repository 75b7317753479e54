using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Another name for a key. Its tokens do not mind.</summary>
[RequiresPermission(IamPermissions.ApiKeysUpdate)]
public sealed record RenameApiKey(OrganizationId OrganizationId, MemberId KeyId, string? Name, ExpectedRevision Expected)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class RenameApiKeyValidator : AbstractValidator<RenameApiKey>
{
    public RenameApiKeyValidator() => RuleFor(c => c.Name).IsKeyName();
}

internal sealed class RenameApiKeyHandler(IApiKeyStore keys, ApiKeyRoles roles, IAuditTrail audit)
    : ICommandHandler<RenameApiKey, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(RenameApiKey command, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(command.OrganizationId, command.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var before = key.Name;
        var expected = command.Expected.Check(key.Revision);
        var renamed = expected.IsSuccess ? key.Rename(command.Name!) : expected;
        if (!renamed.IsSuccess)
        {
            return renamed.Error;
        }

        if (before != key.Name)
        {
            audit.Record(new AuditEvent("api_key.renamed", "api_key", key.Id.ToString(), key.OrganizationId)
            {
                Changes = AuditChange.Json(("name", before, key.Name)),
            });
        }

        var saved = await keys.SaveAsync(key, cancellationToken);
        return saved.IsSuccess ? await roles.DescribeAsync(key, cancellationToken) : saved.Error;
    }
}

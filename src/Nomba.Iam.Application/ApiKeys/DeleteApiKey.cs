using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>
/// Ends a key for good and lets it be forgotten: shown as revoked for a while, then no more. Its row stays, because the audit trail speaks
/// of it. Deleting it again changes nothing.
/// </summary>
[RequiresPermission(IamPermissions.ApiKeysRevoke)]
public sealed record DeleteApiKey(OrganizationId OrganizationId, MemberId KeyId) : ICommand<Result>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public ExpectedRevision Expected { get; init; }
}

internal sealed class DeleteApiKeyHandler(IApiKeyStore keys, MemberLifecycle lifecycle, IAuditTrail audit, TimeProvider time) : ICommandHandler<DeleteApiKey, Result>
{
    public async ValueTask<Result> Handle(DeleteApiKey command, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(command.OrganizationId, command.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var expected = command.Expected.Check(key.Revision);
        if (!expected.IsSuccess || key.DeletedAt is not null)
        {
            return expected;
        }

        Delete(key);
        return await keys.SaveAsync(key, cancellationToken);
    }

    private void Delete(ApiKey key)
    {
        var happened = new AuditEvent("api_key.deleted", "api_key", key.Id.ToString(), key.OrganizationId) { Changes = AuditChange.Json(("name", key.Name, null)) };
        var wasRevoked = key.Status == MemberStatus.Revoked;
        lifecycle.Change(key, happened, member => Delete(member, time.GetUtcNow()));
        if (wasRevoked)
        {
            // Its tokens died with it: there is nothing for the lifecycle to tell.
            audit.Record(happened);
        }
    }

    private static Result Delete(Member key, DateTimeOffset now)
    {
        ((ApiKey)key).Delete(now);
        return Result.Success;
    }
}

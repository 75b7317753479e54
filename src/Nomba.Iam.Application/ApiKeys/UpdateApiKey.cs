using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>
/// Changes what is said of a key, and from where, until when and how it may be used. Its tokens stay good unless the new restrictions refuse
/// them, and then they do so at once. Restrictions are tightened by whoever may change the key, and loosened by whoever holds all that it holds:
/// no key prolongs itself.
/// </summary>
[RequiresPermission(IamPermissions.ApiKeysUpdate)]
public sealed record UpdateApiKey(OrganizationId OrganizationId, MemberId KeyId, ExpectedRevision Expected)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public Patch<string?> Name { get; init; }

    public ApiKeySettings Settings { get; init; } = new();
}

internal sealed class UpdateApiKeyValidator : AbstractValidator<UpdateApiKey>
{
    public UpdateApiKeyValidator()
    {
        RuleFor(c => c.Name.Value).IsKeyName().OverridePropertyName("name").When(c => c.Name.IsPresent);
        this.CheckSettings(c => c.Settings);
    }
}

internal sealed class UpdateApiKeyHandler(IApiKeyStore keys, RoleGrants grants, ApiKeyRoles roles, ApiKeyChanges changes, TimeProvider time)
    : ICommandHandler<UpdateApiKey, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(UpdateApiKey command, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(command.OrganizationId, command.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var before = ApiKeyState.Of(key);
        var expected = command.Expected.Check(key.Revision);
        var changed = expected.IsSuccess ? await ApplyAsync(command, key, cancellationToken) : expected;
        if (!changed.IsSuccess)
        {
            return Result<ApiKeyDetails>.Failure(changed.Errors);
        }

        changes.Record(before, key);
        var saved = await keys.SaveAsync(key, cancellationToken);
        return saved.IsSuccess ? await roles.DescribeAsync(key, cancellationToken) : saved.Error;
    }

    private async ValueTask<Result> ApplyAsync(UpdateApiKey command, ApiKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var restricted = command.Settings.Restrictions.ApplyTo(key.Restrictions, now);
        if (!restricted.TryGetValue(out var restrictions))
        {
            return Result.Failure(restricted.Errors);
        }

        var allowed = restrictions.AllowsMoreThan(key.Restrictions) ? await grants.CheckHeldAsync(key, restrictions, cancellationToken) : Result.Success;
        if (!allowed.IsSuccess)
        {
            return allowed;
        }

        var described = key.Describe(command.Name.Or(key.Name)!, command.Settings.ApplyTo(key.Description));
        return described.IsSuccess ? key.Restrict(restrictions, now) : described;
    }
}

using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A new key with both credential pairs. Its role is Admin when none is named, and grants no more than the creator holds.</summary>
[RequiresPermission(IamPermissions.ApiKeysCreate)]
public sealed record CreateApiKey(OrganizationId OrganizationId, string? Name, string? Role, IReadOnlyList<AccountId> Accounts)
    : ICommand<Result<CreatedApiKey>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public ApiKeySettings Settings { get; init; } = new();
}

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKey>
{
    private const int MaxAccounts = 100;

    public CreateApiKeyValidator()
    {
        RuleFor(c => c.Name).IsKeyName();
        this.CheckSettings(c => c.Settings);
        RuleFor(c => c.Accounts.Count).LessThanOrEqualTo(MaxAccounts).OverridePropertyName("accounts")
            .WithErrorCode("api_key.accounts").WithMessage($"A key is restricted to at most {MaxAccounts} accounts.");
    }
}

internal sealed class CreateApiKeyHandler(
    IApiKeyStore keys, KeyRoleChoice choice, RoleGrants grants, KeyMaker maker, ICallerAccessor callers, TimeProvider time)
    : ICommandHandler<CreateApiKey, Result<CreatedApiKey>>
{
    public async ValueTask<Result<CreatedApiKey>> Handle(CreateApiKey command, CancellationToken cancellationToken)
    {
        var chosen = await choice.FindAsync(command.OrganizationId, command.Role, cancellationToken);
        if (!chosen.TryGetValue(out var role))
        {
            return chosen.Error;
        }

        RoleAssignment[] roles = [new RoleAssignment(role.Id, [.. command.Accounts.Distinct()])];
        var granted = await grants.CheckAsync(command.OrganizationId, MemberKind.ApiKey, roles, cancellationToken);
        if (!granted.IsSuccess)
        {
            return granted.Error == MemberErrors.AccountNotFound ? ApiKeyErrors.AccountNotFound : granted.Error;
        }

        var restricted = command.Settings.Restrictions.ApplyTo(KeyRestrictions.None, time.GetUtcNow());
        if (!restricted.TryGetValue(out var restrictions))
        {
            return Result<CreatedApiKey>.Failure(restricted.Errors);
        }

        var allowed = grants.CheckRestrictions(restrictions);
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        var request = new NewApiKey(command.OrganizationId, command.Name!, roles, callers.Caller.MemberId)
        {
            Description = command.Settings.ApplyTo(KeyDescription.None),
            Restrictions = restrictions,
        };
        var created = maker.Make(request, role);
        var added = await keys.AddAsync(created.Details.Key, cancellationToken);
        return added.IsSuccess ? created : added.Error;
    }
}

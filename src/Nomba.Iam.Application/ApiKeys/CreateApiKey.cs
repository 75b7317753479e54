using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A new key with both credential pairs. Its role is Admin when none is named, and grants no more than the creator holds.</summary>
[RequiresPermission(IamPermissions.ApiKeysCreate)]
public sealed record CreateApiKey(OrganizationId OrganizationId, string? Name, string? Role, IReadOnlyList<AccountId> Accounts)
    : ICommand<Result<CreatedApiKey>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKey>
{
    private const int MaxAccounts = 100;

    public CreateApiKeyValidator()
    {
        RuleFor(c => c.Name).IsKeyName();
        RuleFor(c => c.Accounts.Count).LessThanOrEqualTo(MaxAccounts).OverridePropertyName("accounts")
            .WithErrorCode("api_key.accounts").WithMessage($"A key is restricted to at most {MaxAccounts} accounts.");
    }
}

internal sealed class CreateApiKeyHandler(
    IApiKeyStore keys, KeyRoleChoice choice, IOrganizationStore organizations, KeyMaker maker, ICallerAccessor callers)
    : ICommandHandler<CreateApiKey, Result<CreatedApiKey>>
{
    public async ValueTask<Result<CreatedApiKey>> Handle(CreateApiKey command, CancellationToken cancellationToken)
    {
        var chosen = await choice.ChooseAsync(command.OrganizationId, command.Role, callers.Caller, cancellationToken);
        if (!chosen.TryGetValue(out var role))
        {
            return chosen.Error;
        }

        AccountId[] accounts = [.. command.Accounts.Distinct()];
        if (await organizations.CountAccountsAsync(command.OrganizationId, accounts, cancellationToken) != accounts.Length)
        {
            return ApiKeyErrors.AccountNotFound;
        }

        var request = new NewApiKey(command.OrganizationId, command.Name!, [new RoleAssignment(role.Id, accounts)], callers.Caller.MemberId);
        var created = maker.Make(request, role);
        var added = await keys.AddAsync(created.Details.Key, cancellationToken);
        return added.IsSuccess ? created : added.Error;
    }
}

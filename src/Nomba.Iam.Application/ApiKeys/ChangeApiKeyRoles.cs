using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Gives a key these roles in the place of all it holds. Its tokens from before are dead once this returns.</summary>
[RequiresPermission(IamPermissions.ApiKeysUpdate)]
public sealed record ChangeApiKeyRoles(OrganizationId OrganizationId, MemberId MemberId, IReadOnlyList<RoleAssignment> Roles)
    : ICommand<Result<MemberListing>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public ExpectedRevision Expected { get; init; }
}

internal sealed class ChangeApiKeyRolesValidator : AbstractValidator<ChangeApiKeyRoles>
{
    public ChangeApiKeyRolesValidator() => RuleFor(c => c.Roles).AreAssignments();
}

internal sealed class ChangeApiKeyRolesHandler(RoleChange change) : ICommandHandler<ChangeApiKeyRoles, Result<MemberListing>>
{
    public ValueTask<Result<MemberListing>> Handle(ChangeApiKeyRoles command, CancellationToken cancellationToken) =>
        change.ApplyAsync(new WantedRoles(command.OrganizationId, command.MemberId, command.Roles, MemberKind.ApiKey, command.Expected), cancellationToken);
}

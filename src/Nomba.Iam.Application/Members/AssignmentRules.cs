using FluentValidation;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Members;

/// <summary>The shape of a list of roles to give.</summary>
internal static class AssignmentRules
{
    public const int MaxRoles = 20;
    public const int MaxAccounts = 100;

    extension<T>(IRuleBuilder<T, IReadOnlyList<RoleAssignment>> rule)
    {
        public IRuleBuilderOptions<T, IReadOnlyList<RoleAssignment>> AreAssignments() => rule
            .Must(roles => roles.Count > 0).WithErrorCode("member.no_role").WithMessage("A member holds at least one role.")
            .Must(roles => roles.Count <= MaxRoles).WithErrorCode("member.roles").WithMessage($"A member holds at most {MaxRoles} roles.")
            .Must(roles => roles.DistinctBy(r => r.RoleId).Count() == roles.Count).WithErrorCode("member.roles").WithMessage("Name each role once.")
            .Must(roles => roles.All(r => r.AccountIds.Count <= MaxAccounts))
            .WithErrorCode("member.roles").WithMessage($"A role is limited to at most {MaxAccounts} accounts.");
    }
}

using Nomba.Iam.Application.Roles;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Api.Roles;

internal static class RoleMapping
{
    public static RoleResponse ToResponse(this Role role) => new(
        role.Id.Value, role.Name, role.Description, role.IsSystem, role.Permissions, [.. role.Permissions.Where(IsDangerous)], role.Revision);

    public static AudienceResponse ToResponse(this AudiencePermissions audience, PermissionCatalogue catalogue) => new(
        audience.Audience,
        [
            .. audience.Permissions.Select(p =>
                new PermissionResponse(p, catalogue.DescriptionOf(p), IamPermissions.IsManagement(p), catalogue.IsDeprecated(p))),
        ]);

    public static DecisionResponse ToResponse(this Decision decision, DecisionRequest request) => new(
        decision.IsAllowed,
        decision.MemberId.Value,
        decision.Version,
        request.Permission!,
        request.AccountId,
        [.. decision.Reasons.Select(r => r.ToResponse())]);

    public static DecisionResponse ToResponse(this Decision decision, OwnDecisionRequest request) =>
        decision.ToResponse(new DecisionRequest(request.MemberId, request.Permission, request.AccountId));

    public static DecisionReasonResponse ToResponse(this DecisionReason reason) => new(
        reason.Code,
        reason.Message,
        reason.Trace?.Held.Role.Name,
        reason.Trace?.Pattern,
        [.. (reason.Trace?.Held.AccountIds ?? []).Select(a => a.Value)]);

    private static bool IsDangerous(string pattern) =>
        IamPermissions.All.Any(p => IamPermissions.IsManagement(p.Name) && PermissionPattern.Parse(pattern).Matches(p.Name));
}

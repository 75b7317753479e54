using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Seeding;

internal sealed class UserSeeder(IUserDirectory users, IAuditTrail audit, TimeProvider time)
{
    public async ValueTask<Result<UserId>> FindOrCreateAsync(SeedUser plan, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(plan.Email))
        {
            return SeedErrors.Missing("the e-mail address of a user");
        }

        if (await users.FindByEmailAsync(plan.Email, cancellationToken) is { } known)
        {
            return known.Id;
        }

        if (string.IsNullOrEmpty(plan.Password))
        {
            return SeedErrors.Missing($"a password for {plan.Email}");
        }

        var created = await users.CreateAsync(plan.Email, plan.Password, cancellationToken);
        return created.IsSuccess ? created : SeedErrors.In(plan.Email, created.Error);
    }

    public UserMember Join(OrganizationId organization, UserId user, Role role)
    {
        var member = UserMember.Join(organization, user, [RoleAssignment.Everywhere(role.Id)], time);
        audit.Record(new AuditEvent("member.joined", "member", member.Id.ToString(), organization)
        {
            Changes = AuditChange.Json(("user", null, user.ToString()), ("roles", null, role.Name)),
        });
        return member;
    }
}

using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Seeding;

internal sealed class OrganizationSeeder(IOrganizationStore organizations, IRoleStore roles, MemberSeeder members, ApplicationSeeder applications, IAuditTrail audit, TimeProvider time)
{
    public async ValueTask<Result<SeededOrganization>> SeedAsync(SeedOrganization plan, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(plan.Name))
        {
            return SeedErrors.Missing("the name of an organization");
        }

        var id = plan.AccountId is { } given ? new OrganizationId(given) : OrganizationId.New(time);
        var added = await organizations.AddAsync(Organization.Create(id, plan.Name, time.GetUtcNow()), cancellationToken);
        if (!added.IsSuccess)
        {
            return SeedErrors.In(plan.Name, added.Error);
        }

        audit.Record(new AuditEvent("organization.created", "organization", id.ToString(), id));
        var accounts = await SeedAccountsAsync(id, plan, cancellationToken);
        var made = accounts.IsSuccess ? await SeedRolesAsync(id, plan, cancellationToken) : accounts.Error;
        return made.TryGetValue(out var seededRoles)
            ? await SeedMembersAsync(id, plan, accounts.Value, seededRoles, cancellationToken)
            : SeedErrors.In(plan.Name, made.Error);
    }

    private async ValueTask<Result<SeededOrganization>> SeedMembersAsync(
        OrganizationId id, SeedOrganization plan, List<SeededItem> accounts, List<SeededItem> seededRoles, CancellationToken cancellationToken)
    {
        var users = await members.SeedUsersAsync(id, plan.Users ?? [], cancellationToken);
        var keys = users.IsSuccess ? await members.SeedKeysAsync(id, plan.ApiKeys ?? [], accounts, cancellationToken) : users.Error;
        var apps = keys.IsSuccess ? await applications.SeedAsync(id, plan.Applications ?? [], cancellationToken) : keys.Error;
        return apps.TryGetValue(out var seededApps)
            ? new SeededOrganization(plan.Name!.Trim(), id.Value, id.Value, accounts, seededRoles, users.Value, keys.Value, seededApps)
            : SeedErrors.In(plan.Name!, apps.Error);
    }

    private async ValueTask<Result<List<SeededItem>>> SeedAccountsAsync(OrganizationId id, SeedOrganization plan, CancellationToken cancellationToken)
    {
        var seeded = new List<SeededItem>();
        foreach (var account in plan.Accounts ?? [])
        {
            if (string.IsNullOrWhiteSpace(account.Name))
            {
                return SeedErrors.Missing("the name of an account");
            }

            var made = Account.Create(id, account.Name, time);
            audit.Record(new AuditEvent("account.created", "account", made.Id.ToString(), id) { Changes = AuditChange.Json(("name", null, made.Name)) });
            var added = await organizations.AddAccountAsync(made, cancellationToken);
            if (!added.IsSuccess)
            {
                return added.Error;
            }

            seeded.Add(new SeededItem(made.Name, made.Id.Value));
        }

        return seeded;
    }

    private async ValueTask<Result<List<SeededItem>>> SeedRolesAsync(OrganizationId id, SeedOrganization plan, CancellationToken cancellationToken)
    {
        var seeded = new List<SeededItem>();
        foreach (var role in plan.Roles ?? [])
        {
            if (string.IsNullOrWhiteSpace(role.Name) || SystemRoles.Find(role.Name) is not null)
            {
                return SeedErrors.Missing("the name of a role, other than a system role's");
            }

            if ((role.Permissions ?? []).FirstOrDefault(p => !PermissionPattern.TryParse(p, out _)) is { } bad)
            {
                return SeedErrors.Unknown("the permission", bad);
            }

            var made = Role.Create(id, role.Name, (role.Permissions ?? []).Select(PermissionPattern.Parse), time);
            audit.Record(new AuditEvent("role.created", "role", made.Id.ToString(), id) { Changes = AuditChange.Between([], RoleFacts.Of(made)) });
            var added = await roles.AddAsync(made, cancellationToken);
            if (!added.IsSuccess)
            {
                return added.Error;
            }

            seeded.Add(new SeededItem(made.Name, made.Id.Value));
        }

        return seeded;
    }
}

using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Seeding;

internal sealed class MemberSeeder(UserSeeder users, IMemberStore members, KeyRoleChoice choice, KeyMaker maker, IApiKeyStore keys, SeedRoles roles)
{
    public async ValueTask<Result<List<SeededUser>>> SeedUsersAsync(
        OrganizationId organization, IReadOnlyList<SeedUser> plans, CancellationToken cancellationToken)
    {
        var seeded = new List<SeededUser>();
        foreach (var plan in plans)
        {
            var found = await roles.FindAsync(organization, plan.Role, cancellationToken);
            var user = found.IsSuccess ? await users.FindOrCreateAsync(plan, cancellationToken) : found.Error;
            if (!user.TryGetValue(out var userId))
            {
                return user.Error;
            }

            var member = users.Join(organization, userId, found.Value);
            var added = await members.AddAsync(member, cancellationToken);
            if (!added.IsSuccess)
            {
                return SeedErrors.In(plan.Email!, added.Error);
            }

            seeded.Add(new SeededUser(plan.Email!, userId.Value, member.Id.Value, found.Value.Name));
        }

        return seeded;
    }

    public async ValueTask<Result<List<SeededApiKey>>> SeedKeysAsync(
        OrganizationId organization, IReadOnlyList<SeedApiKey> plans, List<SeededItem> accounts, CancellationToken cancellationToken)
    {
        var seeded = new List<SeededApiKey>();
        foreach (var plan in plans)
        {
            var role = await choice.FindAsync(organization, plan.Role, cancellationToken);
            var restricted = role.IsSuccess ? AccountsOf(plan, accounts) : role.Error;
            if (string.IsNullOrWhiteSpace(plan.Name) || !restricted.IsSuccess)
            {
                return restricted.IsSuccess ? SeedErrors.Missing("the name of a key") : SeedErrors.In(plan.Name ?? "key", restricted.Error);
            }

            var made = maker.Make(new NewApiKey(organization, plan.Name, [new RoleAssignment(role.Value.Id, restricted.Value)], null), role.Value);
            var added = await keys.AddAsync(made.Details.Key, cancellationToken);
            if (!added.IsSuccess)
            {
                return SeedErrors.In(plan.Name, added.Error);
            }

            seeded.Add(Describe(made));
        }

        return seeded;
    }

    private static Result<List<AccountId>> AccountsOf(SeedApiKey plan, List<SeededItem> accounts)
    {
        var ids = new List<AccountId>();
        foreach (var name in plan.Accounts ?? [])
        {
            if (accounts.FirstOrDefault(a => a.Name == name) is not { } account)
            {
                return SeedErrors.Unknown("the account", name);
            }

            ids.Add(new AccountId(account.Id));
        }

        return ids;
    }

    private static SeededApiKey Describe(CreatedApiKey made)
    {
        var (live, test) = (made.Credentials.Live, made.Credentials.Test);
        return new SeededApiKey(
            made.Details.Key.Name,
            made.Details.Key.Id.Value,
            made.Details.Role,
            new SeededCredential(live.ClientId, live.Secret.Reveal()),
            new SeededCredential(test.ClientId, test.Secret.Reveal()));
    }
}

using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Seeding;

internal sealed class ApplicationSeeder(ApplicationMaker maker)
{
    public async ValueTask<Result<List<SeededApplication>>> SeedAsync(
        OrganizationId organization, IReadOnlyList<SeedApplication> plans, CancellationToken cancellationToken)
    {
        var seeded = new List<SeededApplication>();
        foreach (var plan in plans)
        {
            if (Check(plan) is { } error)
            {
                return error;
            }

            var kind = plan.Type == "confidential" ? ApplicationKind.Confidential : ApplicationKind.Public;
            var made = await maker.MakeAsync(new NewApplication(organization, plan.Name!, kind, plan.RedirectUris!), cancellationToken);
            if (!made.TryGetValue(out var answer))
            {
                return SeedErrors.In(plan.Name!, made.Error);
            }

            var id = answer.Application.Id.Value;
            seeded.Add(new SeededApplication(answer.Application.Name, id, plan.Type!, id, answer.Secret?.Reveal()));
        }

        return seeded;
    }

    private static Error? Check(SeedApplication plan)
    {
        if (string.IsNullOrWhiteSpace(plan.Name))
        {
            return SeedErrors.Missing("the name of an application");
        }

        if (plan.Type is not ("public" or "confidential"))
        {
            return SeedErrors.Missing($"the type of {plan.Name}: public or confidential");
        }

        return plan.RedirectUris is not { Count: > 0 } uris
            ? SeedErrors.Missing($"the redirect URIs of {plan.Name}")
            : uris.FirstOrDefault(u => !RedirectUri.MayBeRegistered(u)) is { } bad ? ApplicationErrors.RedirectUri(bad) : null;
    }
}

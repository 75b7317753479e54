using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Seeding;

internal sealed class ApplicationSeeder(IApplicationStore applications, ISecretHasher hasher, IAuditTrail audit, TimeProvider time)
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

            var secret = plan.Type == "confidential" ? ApiKeySecret.Generate(KeyEnvironment.Live).Reveal() : null;
            var made = secret is null
                ? Domain.Applications.Application.RegisterPublic(organization, plan.Name!, plan.RedirectUris!, time)
                : Domain.Applications.Application.RegisterConfidential(organization, plan.Name!, plan.RedirectUris!, hasher.Hash(secret), time);
            audit.Record(new AuditEvent("application.created", "application", made.Id.ToString(), organization));
            var added = await applications.AddAsync(made, cancellationToken);
            if (!added.IsSuccess)
            {
                return SeedErrors.In(plan.Name!, added.Error);
            }

            seeded.Add(new SeededApplication(made.Name, made.Id.Value, plan.Type!, made.Id.Value, secret));
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

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Seeding;

/// <summary>Creates what a plan describes, in one transaction: a plan that fails anywhere writes nothing. For the host's operator alone.</summary>
public sealed record ApplySeed(SeedPlan Plan) : ICommand<Result<SeedOutcome>>, ITransactionalMessage;

internal sealed class ApplySeedHandler(ResourceServerSeeder servers, OrganizationSeeder organizations) : ICommandHandler<ApplySeed, Result<SeedOutcome>>
{
    public async ValueTask<Result<SeedOutcome>> Handle(ApplySeed command, CancellationToken cancellationToken)
    {
        var seededServers = new List<SeededResourceServer>();
        foreach (var server in command.Plan.ResourceServers ?? [])
        {
            var seeded = await servers.SeedAsync(server, cancellationToken);
            if (!seeded.TryGetValue(out var made))
            {
                return seeded.Error;
            }

            seededServers.Add(made);
        }

        var seededOrganizations = new List<SeededOrganization>();
        foreach (var organization in command.Plan.Organizations ?? [])
        {
            var seeded = await organizations.SeedAsync(organization, cancellationToken);
            if (!seeded.TryGetValue(out var made))
            {
                return seeded.Error;
            }

            seededOrganizations.Add(made);
        }

        return new SeedOutcome(seededOrganizations, seededServers);
    }
}

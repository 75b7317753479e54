using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.Web.Hosting;

/// <summary>The demo with its secrets, to be printed once.</summary>
internal sealed class DemoOutcome(SeedOutcome seeded, string ownerPassword)
{
    public SeedOutcome Seeded { get; } = seeded;

    public string RevealOwnerPassword() => ownerPassword;

    public override string ToString() => nameof(DemoOutcome);
}

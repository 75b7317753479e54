using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Hosting;

public sealed class CleanUpWorkTests
{
    [Fact]
    public void Has_every_step_that_there_is_and_is_part_of_the_host()
    {
        var services = new ServiceCollection().AddInfrastructure(new ConfigurationBuilder().Build());

        var steps = typeof(ICleanUpStep).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(ICleanUpStep))).ToHashSet();
        Assert.NotEmpty(steps);
        Assert.Equal(steps, services.Where(s => s.ServiceType == typeof(ICleanUpStep)).Select(s => s.ImplementationType!).ToHashSet());
        Assert.Single(services, s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(CleanUpWork));
    }
}

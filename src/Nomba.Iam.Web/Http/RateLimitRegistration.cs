using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Nomba.Iam.Web.Http;

internal static class RateLimitRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The limit of the token endpoints, one for all of them.</summary>
        public IServiceCollection AddRateLimits(IConfiguration configuration)
        {
            services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection("Iam:RateLimits"))
                .Validate(
                    o => o.PermitsPerSecond is > 0 and <= RateLimitOptions.MaxPermitsPerSecond,
                    $"Iam__RateLimits__PermitsPerSecond must be between 1 and {RateLimitOptions.MaxPermitsPerSecond}.")
                .ValidateOnStart();
            services.TryAddSingleton<RateLimits>();
            return services;
        }
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nomba.Iam.Web.Security;

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

        /// <summary>The limits of the management API, which <see cref="LimitedAuthorization"/> applies to whoever it finds out is asking.</summary>
        public IServiceCollection AddManagementLimits()
        {
            services.AddOptions<ManagementLimitOptions>().BindConfiguration("Iam:RateLimits:Management")
                .Validate(
                    o => o.PermitsPerMinute is > 0 and <= ManagementLimitOptions.Most && o.AnonymousPermitsPerMinute is > 0 and <= ManagementLimitOptions.Most,
                    $"Iam__RateLimits__Management__PermitsPerMinute and __AnonymousPermitsPerMinute must be between 1 and {ManagementLimitOptions.Most}.")
                .ValidateOnStart();
            services.AddSingleton<ManagementLimits>().AddSingleton<IAuthorizationMiddlewareResultHandler, LimitedAuthorization>();
            return services;
        }
    }
}

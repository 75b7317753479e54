using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Infrastructure.Requests;

public static class RequestRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>Requests that may be repeated.</summary>
        public IServiceCollection AddRepeatableRequests() => services.AddScoped<RequestClaim>().AddScoped<IIdempotencyKeys, IdempotencyKeys>();
    }
}

using Nomba.Iam.ResourceServer;

namespace Nomba.Samples.MerchantApi.Http;

/// <summary>The accountId header names the organization and must be the token's: compared as a UUID, in whatever case it is written.</summary>
internal sealed class AccountIdFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return Guid.TryParse(http.Request.Headers["accountId"], out var account) && account == http.NombaCaller.OrganizationId
            ? next(context)
            : ValueTask.FromResult<object?>(Envelopes.Unauthorized());
    }
}

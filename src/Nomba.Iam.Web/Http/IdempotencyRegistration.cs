namespace Nomba.Iam.Web.Http;

internal static class IdempotencyRegistration
{
    extension(RouteHandlerBuilder builder)
    {
        /// <summary>Lets a client repeat the request under an Idempotency-Key without making a second thing.</summary>
        public RouteHandlerBuilder Idempotent() => builder
            .WithMetadata(new IdempotentEndpoint())
            .AddEndpointFilter(async (context, next) => await context.HttpContext.RequestServices.GetRequiredService<Idempotency>().RunAsync(context, next));
    }
}

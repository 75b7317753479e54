using Nomba.Iam.Contracts.Http;

namespace Nomba.Iam.Web.Api;

internal static class ProblemMetadata
{
    private static readonly int[] Always =
    [
        StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable,
    ];

    extension(RouteHandlerBuilder builder)
    {
        /// <summary>Tells the OpenAPI document which refusals an endpoint may answer with, beside those that any may.</summary>
        public RouteHandlerBuilder ProducesProblems(params int[] also)
        {
            foreach (var status in also.Concat(Always).Order())
            {
                builder.Produces<Problem>(status, Problem.MediaType);
            }

            return builder;
        }

        /// <summary>For what asks for no credential.</summary>
        public RouteHandlerBuilder ProducesPublicProblems(params int[] also)
        {
            foreach (var status in also.Concat([StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable]).Order())
            {
                builder.Produces<Problem>(status, Problem.MediaType);
            }

            return builder;
        }

        /// <summary>A link may be unknown, and used or too old.</summary>
        public RouteHandlerBuilder ProducesLinkProblems() =>
            builder.ProducesPublicProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

        /// <summary>A change may find bad input, and a state that does not allow it.</summary>
        public RouteHandlerBuilder ProducesChangeProblems() =>
            builder.ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict);
    }
}

using Nomba.Iam.Contracts.Wire;

namespace Nomba.Iam.Web.Wire;

/// <summary>A refusal as the client sees it.</summary>
internal sealed record WireFailure(int Status, string Code, string Description)
{
    public static readonly WireFailure Unavailable = new(StatusCodes.Status503ServiceUnavailable, WireCodes.Unavailable, "Not available right now");

    public static readonly WireFailure ServerError = new(StatusCodes.Status500InternalServerError, WireCodes.ServerError, "Server error");
}

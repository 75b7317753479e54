namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>One refusal as it may look.</summary>
internal sealed record ErrorExample(int Status, string Detail, string? Field);

using System.Text.Json;

namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>What the wire API answered.</summary>
internal sealed record WireReply(int Status, string Text, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Code => Json.GetProperty("code").GetString()!;

    public string Description => Json.GetProperty("description").GetString()!;

    public JsonElement Data => Json.GetProperty("data");

    public string AccessToken => Data.GetProperty("access_token").GetString()!;

    public string RefreshToken => Data.GetProperty("refresh_token").GetString()!;

    public string? Header(string name) => Message.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;

    /// <summary>Status and code of a refusal, once its shape is right.</summary>
    public (int Status, string Code) Refusal
    {
        get
        {
            Assert.Equal(["code", "description", "data"], Json.EnumerateObject().Select(m => m.Name));
            Assert.Equal(JsonValueKind.Null, Data.ValueKind);
            Assert.NotEqual("00", Code);
            Assert.NotEmpty(Description);
            Assert.Equal("application/json", Message.Content.Headers.ContentType!.MediaType);
            Assert.Equal(Status == 401, Message.Headers.WwwAuthenticate.Count == 1);
            return (Status, Code);
        }
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Benchmarks.Hosts;

namespace Nomba.Iam.Benchmarks.Workloads;

/// <summary>Requests to an authorization server, each insisting on its answer.</summary>
internal static class OAuthRequests
{
    private static readonly byte[] ClientCredentials = "grant_type=client_credentials"u8.ToArray();

    extension(OAuthServer server)
    {
        /// <summary>The whole answer, access and refresh token in it.</summary>
        public Task<byte[]> IssueAsync(CancellationToken cancellationToken) => server.IssueAsync(server.Client, cancellationToken);

        public Task<byte[]> IssueAsync(Credentials client, CancellationToken cancellationToken) => server.PostAsync(server.TokenPath, client, ClientCredentials, cancellationToken);

        public Task<byte[]> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
            server.PostAsync(server.TokenPath, server.Client, Encoding.ASCII.GetBytes($"grant_type=refresh_token&refresh_token={Uri.EscapeDataString(refreshToken)}"), cancellationToken);

        public async Task<bool> IsActiveAsync(string token, CancellationToken cancellationToken)
        {
            var answer = await server.PostAsync(server.IntrospectionPath, server.Api, Encoding.ASCII.GetBytes($"token={token}"), cancellationToken);
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.GetProperty("active").GetBoolean();
        }

        /// <summary>Whether the client gets a token. False only when it is told that its credentials are not good.</summary>
        public async Task<bool> GrantsAsync(Credentials client, CancellationToken cancellationToken)
        {
            var (status, answer) = await server.SendAsync(server.TokenPath, client, ClientCredentials, cancellationToken);
            return status switch
            {
                HttpStatusCode.OK => true,
                HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized when Text(answer, "error") == "invalid_client" => false,
                _ => throw server.Unexpected(server.TokenPath, status, answer),
            };
        }

        private async Task<byte[]> PostAsync(string path, Credentials client, byte[] form, CancellationToken cancellationToken)
        {
            var (status, answer) = await server.SendAsync(path, client, form, cancellationToken);
            return status == HttpStatusCode.OK ? answer : throw server.Unexpected(path, status, answer);
        }

        private async Task<(HttpStatusCode Status, byte[] Answer)> SendAsync(string path, Credentials client, byte[] form, CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(form) };
            request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
            request.Headers.Authorization = client.Header;
            using var response = await server.Http.SendAsync(request, cancellationToken);
            return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        private BenchmarkException Unexpected(string path, HttpStatusCode status, byte[] answer) =>
            new($"{server.Http.BaseAddress}{path} answered {(int)status}: {Encoding.UTF8.GetString(answer)}");
    }

    public static string AccessToken(byte[] answer) => Text(answer, "access_token");

    public static string RefreshToken(byte[] answer) => Text(answer, "refresh_token");

    private static string Text(byte[] answer, string name)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty(name).GetString()!;
    }
}

using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

/// <summary>The steps of a rotation, in the name of a key that may do everything.</summary>
internal static class Rotations
{
    extension(ManagedOrganization merchant)
    {
        public Task<HttpResponseMessage> RotateAsync(string key, string environment, string? json, string caller = ManagedOrganization.Everything) =>
            merchant.PostAsync($"{merchant.PathOf(key)}/credentials/{environment}/rotate", json, caller);

        /// <summary>The new secret.</summary>
        public async Task<string> RotatedAsync(string key, string environment, string? json)
        {
            using var answer = await merchant.RotateAsync(key, environment, json);
            return (await answer.ReadAsync<RotatedSecretResponse>(HttpStatusCode.Created)).Credential.ClientSecret;
        }

        public Task<HttpResponseMessage> CancelAsync(string key) =>
            merchant.PostAsync($"{merchant.PathOf(key)}/credentials/live/rotation/cancel", null, ManagedOrganization.Everything);

        public Task<HttpResponseMessage> CompleteAsync(string key, string? json) =>
            merchant.PostAsync($"{merchant.PathOf(key)}/credentials/live/rotation/complete", json, ManagedOrganization.Everything);

        public async Task<IEnumerable<string>> StatesAsync(string key)
        {
            using var answer = await merchant.GetAsync(merchant.PathOf(key));
            return (await answer.ReadAsync<ApiKeyResponse>()).Live.Secrets.Select(s => s.State);
        }

        /// <summary>Whether the credentials get tokens; any answer but that and invalid_client is none that a test foresees.</summary>
        public async Task<bool> WorksAsync(Guid clientId, string secret)
        {
            using var answer = await merchant.TryIssueAsync(clientId, secret);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized, answer.StatusCode.ToString());
            return answer.StatusCode == HttpStatusCode.OK;
        }
    }
}

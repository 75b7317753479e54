using System.Net;
using System.Net.Http.Json;
using Nomba.Iam.Contracts.Http;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>What every answer of the management API has in common.</summary>
internal static class Answers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    extension(HttpResponseMessage answer)
    {
        public async Task<T> ReadAsync<T>(HttpStatusCode expected = HttpStatusCode.OK)
        {
            Assert.Equal(expected, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            return (await answer.Content.ReadFromJsonAsync<T>(Cancellation))!;
        }

        public async Task<Problem> ProblemAsync(HttpStatusCode expected, string code)
        {
            Assert.Equal(expected, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            var problem = (await answer.Content.ReadFromJsonAsync<Problem>(Cancellation))!;
            Assert.Equal(code, problem.Code);
            Assert.Equal($"urn:nomba-iam:error:{code}", problem.Type);
            Assert.Equal((int)expected, problem.Status);
            Assert.NotEmpty(problem.Title);
            Assert.NotEmpty(problem.Detail);
            Assert.NotEmpty(problem.RequestId);
            return problem;
        }

        public Task<string> TextAsync() => answer.Content.ReadAsStringAsync(Cancellation);

        public string Challenge => string.Join(", ", answer.Headers.WwwAuthenticate.Select(c => c.ToString()));
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>The throttle over the real store: what an attacker can do, and what it must not do to the owner.</summary>
public sealed class SignInThrottleTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";

    private static readonly Guid Known = Guid.Parse("018f3c1e-0000-7000-8000-000000000001");

    private readonly ManualTime _time = new();
    private readonly IamHost _host;

    public SignInThrottleTests() => _host = new IamHost(_time);

    private SignInThrottle Throttle => new(_host.Services.GetRequiredService<ISignInFailureStore>(), _time);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Waits_grow_to_a_quarter_of_an_hour_and_no_longer()
    {
        var attempt = From("203.0.113.7");
        for (var i = 0; i < 5; i++)
        {
            await FailAsync(attempt);
        }

        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            var refused = Assert.IsType<SignInAdmission.Refused>(await AdmitAsync(attempt));
            Assert.InRange(refused.RetryAfter, TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(minutes));
            _time.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(1));
            await FailAsync(attempt);
        }
    }

    [Fact]
    public async Task Success_forgets_the_failures_of_that_place()
    {
        var attempt = From("203.0.113.7");
        for (var i = 0; i < 4; i++)
        {
            await FailAsync(attempt);
        }

        Assert.IsType<SignInAdmission.Admitted>(await AdmitAsync(attempt));
        await Throttle.SucceededAsync(attempt, TestContext.Current.CancellationToken);

        for (var i = 0; i < 5; i++)
        {
            await FailAsync(attempt);
        }
    }

    [Fact]
    public async Task Attempts_in_parallel_get_no_more_than_the_free_tries()
    {
        var attempt = From("203.0.113.7");
        var admissions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AdmitAsync(attempt)));

        Assert.InRange(admissions.Count(a => a is SignInAdmission.Admitted), 0, 5);
        Assert.IsType<SignInAdmission.Refused>(await AdmitAsync(attempt));
    }

    [Fact]
    public async Task An_address_that_fails_everywhere_is_turned_away_everywhere_but_where_it_is_known()
    {
        for (var i = 0; i < 30; i++)
        {
            await FailAsync(From("203.0.113.7", $"user{i}@example.com"));
        }

        Assert.IsType<SignInAdmission.Refused>(await AdmitAsync(From("203.0.113.7")));
        Assert.IsType<SignInAdmission.Admitted>(await AdmitAsync(From("203.0.113.8")));
        Assert.IsType<SignInAdmission.Admitted>(await AdmitAsync(From("203.0.113.7") with { KnownBrowser = Known }));

        _time.Advance(TimeSpan.FromMinutes(16));
        Assert.IsType<SignInAdmission.Admitted>(await AdmitAsync(From("203.0.113.7", "somebody@example.com")));
    }

    [Fact]
    public async Task An_account_under_spray_is_open_to_its_known_browsers_only()
    {
        for (var i = 0; i < 100; i++)
        {
            await FailAsync(From($"198.51.100.{i}"));
        }

        Assert.IsType<SignInAdmission.Refused>(await AdmitAsync(From("203.0.113.7")));
        Assert.IsType<SignInAdmission.Admitted>(await AdmitAsync(From("203.0.113.7", "tunde@kobo.example")));
        Assert.IsType<SignInAdmission.Admitted>(await AdmitAsync(From("203.0.113.7") with { KnownBrowser = Known }));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    public async Task One_network_counts_as_one_place(string first, string second)
    {
        for (var i = 0; i < 5; i++)
        {
            await FailAsync(From(first));
        }

        Assert.IsType<SignInAdmission.Refused>(await AdmitAsync(From(second, Email.ToUpperInvariant())));
    }

    private static SignInAttempt From(string address, string email = Email) => new(email, IPAddress.Parse(address), null);

    private Task<SignInAdmission> AdmitAsync(SignInAttempt attempt) => Throttle.AdmitAsync(attempt, TestContext.Current.CancellationToken);

    private async Task FailAsync(SignInAttempt attempt)
    {
        Assert.IsType<SignInAdmission.Admitted>(await AdmitAsync(attempt));
        await Throttle.FailedAsync(attempt, TestContext.Current.CancellationToken);
    }
}

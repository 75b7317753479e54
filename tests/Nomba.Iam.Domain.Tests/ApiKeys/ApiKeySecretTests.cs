using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Domain.Tests.ApiKeys;

public sealed class ApiKeySecretTests
{
    [Theory]
    [InlineData(KeyEnvironment.Live, "nmb_live_")]
    [InlineData(KeyEnvironment.Test, "nmb_test_")]
    public void Has_44_characters_its_prefix_and_a_checksum(KeyEnvironment environment, string prefix)
    {
        var secret = ApiKeySecret.Generate(environment).Reveal();

        Assert.Equal(44, secret.Length);
        Assert.StartsWith(prefix, secret, StringComparison.Ordinal);
        Assert.True(ApiKeySecret.LooksGenuine(secret));
    }

    [Fact]
    public void Is_recognised_as_no_secret_with_any_character_changed()
    {
        var secret = ApiKeySecret.Generate(KeyEnvironment.Live).Reveal();
        for (var i = 0; i < secret.Length; i++)
        {
            var forged = secret.ToCharArray();
            forged[i] = forged[i] == 'a' ? 'b' : 'a';
            Assert.False(ApiKeySecret.LooksGenuine(forged));
        }
    }

    [Fact]
    public void Does_not_print_itself() => Assert.Equal(nameof(ApiKeySecret), ApiKeySecret.Generate(KeyEnvironment.Live).ToString());

    [Fact]
    public void Never_repeats()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => ApiKeySecret.Generate(KeyEnvironment.Live).Reveal()).ToHashSet();

        Assert.Equal(1000, secrets.Count);
    }
}

using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Tests.Users;

public sealed class SecondFactorRuleTests
{
    private static readonly SecondFactors App = new(true, 0);
    private static readonly SecondFactors Key = new(false, 1);

    [Fact]
    public void Asks_nothing_where_nothing_is_required() =>
        Assert.Equal(SecondFactorNeed.None, SecondFactorRule.NeedOf(false, SecondFactors.None, SignInMethod.Password));

    [Fact]
    public void Sends_whoever_has_none_to_set_one_up()
    {
        Assert.Equal(SecondFactorNeed.SetUp, SecondFactorRule.NeedOf(true, SecondFactors.None, SignInMethod.Password));
        Assert.Equal(SecondFactorNeed.SetUp, SecondFactorRule.NeedOf(true, SecondFactors.None, SignInMethod.PasswordAndCode));
        Assert.Equal(SecondFactorNeed.SetUp, SecondFactorRule.NeedOf(true, SecondFactors.None, null));
    }

    [Theory]
    [InlineData(SignInMethod.Password, SecondFactorNeed.Proof)]
    [InlineData(null, SecondFactorNeed.Proof)]
    [InlineData((SignInMethod)0, SecondFactorNeed.Proof)]
    [InlineData(SignInMethod.PasswordAndCode, SecondFactorNeed.None)]
    [InlineData(SignInMethod.PasswordAndRecoveryCode, SecondFactorNeed.None)]
    [InlineData(SignInMethod.Passkey, SecondFactorNeed.None)]
    public void Lets_in_whoever_has_one_and_used_it(SignInMethod? method, SecondFactorNeed need)
    {
        Assert.Equal(need, SecondFactorRule.NeedOf(true, App, method));
        Assert.Equal(need, SecondFactorRule.NeedOf(true, Key, method));
    }

    [Fact]
    public void Lets_nobody_change_factors_by_a_password_alone_who_has_one()
    {
        Assert.True(SecondFactorRule.MayChange(SecondFactors.None, SignInMethod.Password));
        Assert.False(SecondFactorRule.MayChange(Key, SignInMethod.Password));
        Assert.False(SecondFactorRule.MayChange(App, null));
        Assert.True(SecondFactorRule.MayChange(App, SignInMethod.PasswordAndRecoveryCode));
    }
}

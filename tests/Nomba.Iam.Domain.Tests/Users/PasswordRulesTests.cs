using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Tests.Users;

public sealed class PasswordRulesTests
{
    private static readonly PasswordContext Context = new("chidinma.okafor@lagosfoods.example", "Lagos Foods Limited");

    [Theory]
    [InlineData("seven yellow pineapples")]
    [InlineData("a-long-test-password")]
    [InlineData("correct mule battery needle")]
    [InlineData("xK9mQ2vL7pR4wN8")]
    [InlineData("nomba sells seven pineapples")]
    [InlineData("åäö är bokstäver också")]
    [InlineData("ገንዘብ ማስተላለፍ ዛሬ ነው")]
    [InlineData("🍍🥭🍌🍉🍇🍓🍒🍑🥝🍅🥥🥑🍆🥔🥕")]
    public void Takes_what_nobody_would_guess(string password) => Assert.True(PasswordRules.Check(password, Context).IsSuccess);

    [Theory]
    [InlineData("fourteen-chars", "password.too_short")]
    [InlineData("🍍🥭🍌🍉🍇🍓🍒🍑🥝🍅🥥🥑🍆🥔", "password.too_short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "password.repetition")]
    [InlineData("pineapplepineapple", "password.repetition")]
    [InlineData("Pineapple pineapple Pineapple!", "password.repetition")]
    [InlineData("xyz9xyz9xyz9xyz9xyz", "password.repetition")]
    [InlineData("123456789012345678", "password.common")]
    [InlineData("1234567890987654321", "password.common")]
    [InlineData("abcdefghijklmnopqrst", "password.common")]
    [InlineData("qwertyuiopasdfghjkl", "password.common")]
    [InlineData("1qaz2wsx3edc4rfv", "password.common")]
    [InlineData("mnbvcxzlkjhgfdsapo", "password.common")]
    [InlineData("Password123456789!", "password.common")]
    [InlineData("welcome2024welcome!", "password.common")]
    [InlineData("CorrectHorseBatteryStaple", "password.common")]
    [InlineData("i-love-you-forever-2025", "password.common")]
    [InlineData("--------......--....", "password.common")]
    [InlineData("chidinma.okafor1", "password.context")]
    [InlineData("LagosFoodsLimited99", "password.context")]
    [InlineData("nomba-iam-okafor-1", "password.context")]
    public void Refuses_what_is_tried_first_and_says_why(string password, string code) =>
        Assert.Equal(code, PasswordRules.Check(password, Context).Error.Code);

    [Fact]
    public void Counts_code_points_after_normalisation()
    {
        var decomposed = string.Concat(Enumerable.Repeat("e\u0301", 14));

        Assert.Equal("password.too_short", PasswordRules.Check(decomposed, Context).Error.Code);
        Assert.Equal("caf\u00e9", PasswordRules.Normalize("cafe\u0301"));
        Assert.Equal("password.malformed", PasswordRules.Check("fifteen chars \ud800 here", Context).Error.Code);
    }

    [Fact]
    public void Allows_128_of_the_longest_code_points_and_refuses_more_than_256_units()
    {
        var faces = string.Concat(Enumerable.Range(0, 128).Select(i => char.ConvertFromUtf32(0x1F300 + i)));

        Assert.True(PasswordRules.Check(faces, Context).IsSuccess);
        Assert.Equal("password.too_long", PasswordRules.Check(faces + "x", Context).Error.Code);
    }
}

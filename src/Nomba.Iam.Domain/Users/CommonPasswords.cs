namespace Nomba.Iam.Domain.Users;

/// <summary>
/// Words that lists of breached passwords are full of, as letters and digits without case. Passwords of fifteen characters on those lists
/// are nearly all made of these, of walks over the keyboard, and of years.
/// </summary>
internal static class CommonPasswords
{
    public static readonly IReadOnlyList<string> Words =
    [
        "password", "passw0rd", "p4ssword", "p4ssw0rd", "pa55word", "pa55w0rd", "passphrase", "passwort", "motdepasse", "contrasena", "senha",
        "welcome", "w3lcome", "welc0me", "letmein", "l3tm31n", "iloveyou", "loveyou", "forever", "whatever", "trustno1", "opensesame", "changeme", "changeit",
        "default", "admin", "adm1n", "administrator", "root", "superuser", "sysadmin", "system", "manager", "master", "guest", "temporary", "temp1234",
        "secret", "s3cret", "secure", "security", "private", "login", "signin", "access", "account", "database", "server", "computer", "internet", "google",
        "facebook", "youtube", "samsung", "android", "iphone", "microsoft", "windows", "linkedin", "whatsapp", "twitter", "instagram", "payment", "merchant",
        "monkey", "dragon", "shadow", "sunshine", "princess", "football", "baseball", "basketball", "superman", "batman", "starwars", "pokemon", "liverpool",
        "chelsea", "arsenal", "barcelona", "manchester", "united", "realmadrid", "jesus", "christ", "jesuschrist", "blessed", "blessing", "godisgood", "godislove",
        "nigeria", "lagos", "abuja", "naija", "michael", "jennifer", "jordan", "ashley", "charlie", "daniel", "thomas", "andrew", "joshua", "matthew", "jessica",
        "nicole", "hannah", "george", "summer", "winter", "spring", "autumn", "january", "february", "november", "december", "october", "september", "monday",
        "friday", "sunday", "hello", "helloworld", "flower", "freedom", "killer", "hunter", "ninja", "mustang", "corvette", "ferrari", "mercedes", "purple",
        "cookie", "cheese", "chocolate", "computer", "asdf", "qwer", "zxcv", "abcd", "abc123", "123abc", "a1b2c3d4e5", "q1w2e3", "1q2w3e", "zaq1", "xsw2",
        "correcthorsebatterystaple", "correcthorse", "batterystaple", "thequickbrownfox", "quickbrownfox", "jumpsoverthelazydog", "tobeornottobe",
        "maytheforcebewithyou", "onceuponatime", "thisisapassword", "thisismypassword", "mypassword", "yourpassword", "nopassword", "ihatepasswords",
        "loremipsumdolor", "loremipsum", "dolorsitamet", "openaccess", "justdoit", "neverforget", "rememberme", "remember", "mynameis", "iamthebest",
        "1990", "1991", "1992", "1993", "1994", "1995", "1996", "1997", "1998", "1999", "2000", "2001", "2010", "2015", "2016", "2017", "2018", "2019",
        "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030",
    ];
}

using Microsoft.Extensions.Options;
using MimeKit;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>Writes mails to a folder, for a developer to read or for a mail server to pick up. A file has its name once it is whole.</summary>
internal sealed class PickupTransport(IOptions<EmailOptions> options) : IEmailTransport
{
    public async Task SendAsync(Guid id, MimeMessage mail, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Value.PickupDirectory).FullName;
        var path = Path.Combine(folder, $"{id:N}.eml");
        var draft = path + ".partial";
        await using (var file = new FileStream(draft, NewFile()))
        {
            await mail.WriteToAsync(file, cancellationToken);
        }

        File.Move(draft, path, overwrite: true);
    }

    // The links in it open accounts: for this user's eyes alone.
    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}

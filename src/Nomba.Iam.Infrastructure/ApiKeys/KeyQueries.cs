using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Storage.Configurations;

namespace Nomba.Iam.Infrastructure.ApiKeys;

/// <summary>What lists of keys choose by.</summary>
internal static class KeyQueries
{
    extension(IQueryable<ApiKey> keys)
    {
        /// <summary>A deleted key stays in the table, because the audit trail speaks of it, and goes out of sight.</summary>
        public IQueryable<ApiKey> SeenSince(DateTimeOffset forgotten) => keys.Where(k => k.DeletedAt == null || k.DeletedAt > forgotten);

        public IQueryable<ApiKey> Matching(string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return keys;
            }

            if (Guid.TryParse(text.Trim(), out var clientId))
            {
                return keys.Where(k => k.Credentials.Any(c => c.ClientId == clientId));
            }

            // The name key was made here: SQLite, and PostgreSQL in some locales, change the case of ASCII only. A revoked key has none any
            // more and is searched by its name as written.
            var (written, key) = (text.Trim(), ApiKey.KeyOf(text));
            var pattern = LikePattern.Containing(key);
            return keys.Where(k => k.NameKey!.Contains(key) || k.Name.Contains(written) || EF.Functions.Like(k.Name.ToUpper(), pattern, LikePattern.Escape)
                || EF.Functions.Like(EF.Property<string?>(k, ApiKeyConfiguration.DescriptionText)!.ToUpper(), pattern, LikePattern.Escape)
                || EF.Property<string?>(k, ApiKeyConfiguration.DescriptionText)!.Contains(written));
        }

        /// <summary>As <see cref="KeyStandings"/> has it, but that the active ones include those that end soon.</summary>
        public IQueryable<ApiKey> Standing(KeyStanding standing, DateTimeOffset now)
        {
            DateTimeOffset? soon = now + KeyStandings.Soon;
            return standing switch
            {
                KeyStanding.Suspended => keys.Where(k => k.Status == MemberStatus.Suspended),
                KeyStanding.Revoked => keys.Where(k => k.Status == MemberStatus.Revoked),
                KeyStanding.Expired => keys.Where(k => k.Status == MemberStatus.Active && k.ExpiresAt <= now),
                KeyStanding.Expiring => keys.Where(k => k.Status == MemberStatus.Active && k.ExpiresAt > now && k.ExpiresAt <= soon),
                _ => keys.Where(k => k.Status == MemberStatus.Active && (k.ExpiresAt == null || k.ExpiresAt > now)),
            };
        }

        public IQueryable<ApiKey> Restricted(bool restricted) => restricted
            ? keys.Where(k => k.ExpiresAt != null || EF.Property<string?>(k, ApiKeyConfiguration.AddressText) != null
                || EF.Property<KeyDoor?>(k, ApiKeyConfiguration.OnlyDoor) != null || EF.Property<bool?>(k, ApiKeyConfiguration.IsSingleSession) == true
                || k.Roles.Any(r => r.AccountId != null))
            : keys.Where(k => k.ExpiresAt == null && EF.Property<string?>(k, ApiKeyConfiguration.AddressText) == null
                && EF.Property<KeyDoor?>(k, ApiKeyConfiguration.OnlyDoor) == null && EF.Property<bool?>(k, ApiKeyConfiguration.IsSingleSession) != true
                && !k.Roles.Any(r => r.AccountId != null));
    }
}

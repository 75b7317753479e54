using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Infrastructure.Storage.Conversions;

internal sealed class HashedSecretConverter() : ValueConverter<HashedSecret, string>(hash => hash.Value, text => new HashedSecret(text));

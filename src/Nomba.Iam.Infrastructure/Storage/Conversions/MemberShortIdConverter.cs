using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Infrastructure.Storage.Conversions;

internal sealed class MemberShortIdConverter() : ValueConverter<MemberShortId, long>(id => id.Value, value => new MemberShortId(value));

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class IncidentReviewRow
{
    public required string Number { get; init; }

    public required string WhatHappened { get; init; }

    public required string Cause { get; init; }

    public required string Change { get; init; }

    public required int Rating { get; init; }

    public required string Who { get; init; }

    public required long AtNs { get; init; }

    public static IncidentReviewRow From(IncidentReview review, string number) => new()
    {
        Number = number,
        WhatHappened = review.WhatHappened,
        Cause = review.Cause,
        Change = review.Change,
        Rating = review.Rating,
        Who = review.Who,
        AtNs = review.At.UnixNanoseconds,
    };

    public IncidentReview ToReview() => new(WhatHappened, Cause, Change, Rating, Who, new Instant(AtNs));

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentReviewRow>
    {
        public void Configure(EntityTypeBuilder<IncidentReviewRow> builder)
        {
            builder.ToTable("incident_reviews").HasKey(row => row.Number);
            builder.Property(row => row.Number).HasMaxLength(32);
        }
    }
}

using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpsCenter.Storage.Relational.Access;
using OpsCenter.Storage.Relational.Alarms;
using OpsCenter.Storage.Relational.Anomalies;
using OpsCenter.Storage.Relational.Audit;
using OpsCenter.Storage.Relational.Briefings;
using OpsCenter.Storage.Relational.Devices;
using OpsCenter.Storage.Relational.Identity;
using OpsCenter.Storage.Relational.Incidents;
using OpsCenter.Storage.Relational.Rules;
using OpsCenter.Storage.Relational.Kpis;
using OpsCenter.Storage.Relational.Notifications;
using OpsCenter.Storage.Relational.Sheets;

namespace OpsCenter.Storage.Relational;

/// <summary>The relational database. Rows are storage only: no part of the program keeps one as live state.</summary>
public sealed class OpsDbContext(DbContextOptions<OpsDbContext> options) : IdentityDbContext<OpsUser>(options)
{
    internal DbSet<DeviceRow> Devices => Set<DeviceRow>();

    internal DbSet<TokenRow> Tokens => Set<TokenRow>();

    internal DbSet<ScreenRow> Screens => Set<ScreenRow>();

    internal DbSet<AccessStampRow> AccessStamps => Set<AccessStampRow>();

    internal DbSet<AuditRow> Audit => Set<AuditRow>();

    internal DbSet<AuditHeadRow> AuditHeads => Set<AuditHeadRow>();

    internal DbSet<AlarmStateRow> AlarmStates => Set<AlarmStateRow>();

    internal DbSet<AlarmTransitionRow> AlarmTransitions => Set<AlarmTransitionRow>();

    internal DbSet<AlarmProgressRow> AlarmProgress => Set<AlarmProgressRow>();

    internal DbSet<RuleProposalRow> RuleProposals => Set<RuleProposalRow>();

    internal DbSet<RuleVersionRow> RuleVersions => Set<RuleVersionRow>();

    internal DbSet<MaintenanceWindowRow> MaintenanceWindows => Set<MaintenanceWindowRow>();

    internal DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    internal DbSet<IncidentTaskRow> IncidentTasks => Set<IncidentTaskRow>();

    internal DbSet<IncidentLinkRow> IncidentLinks => Set<IncidentLinkRow>();

    internal DbSet<IncidentEntryRow> IncidentEntries => Set<IncidentEntryRow>();

    internal DbSet<IncidentAttachmentRow> IncidentAttachments => Set<IncidentAttachmentRow>();

    internal DbSet<IncidentReviewRow> IncidentReviews => Set<IncidentReviewRow>();

    internal DbSet<IncidentRequestRow> IncidentRequests => Set<IncidentRequestRow>();

    internal DbSet<IncidentProgressRow> IncidentProgress => Set<IncidentProgressRow>();

    internal DbSet<HandoverRow> Handovers => Set<HandoverRow>();

    internal DbSet<DeliveryRow> NotificationDeliveries => Set<DeliveryRow>();

    internal DbSet<NotificationProgressRow> NotificationProgress => Set<NotificationProgressRow>();

    internal DbSet<KpiProgressRow> KpiProgress => Set<KpiProgressRow>();

    internal DbSet<SheetVersionRow> SheetVersions => Set<SheetVersionRow>();

    internal DbSet<BriefingSubscriptionRow> BriefingSubscriptions => Set<BriefingSubscriptionRow>();

    internal DbSet<AnomalyRow> Anomalies => Set<AnomalyRow>();

    internal DbSet<SetupLinkRow> SetupLinks => Set<SetupLinkRow>();

    internal DbSet<SettingRow> Settings => Set<SettingRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<OpsUser>().Property(user => user.DisplayName).HasMaxLength(256);
        builder.ApplyConfigurationsFromAssembly(typeof(OpsDbContext).Assembly);
        SnakeCaseNames.Apply(builder);
    }
}

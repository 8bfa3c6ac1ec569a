namespace OpsCenter.Ingest.Decoding.Gtfs;

/// <summary>Messages of GTFS-realtime 2.0 that tell of vehicles, trips and alerts; names and numbers are the specification's.</summary>
internal static class GtfsSpecification
{
    private static readonly string[] Occupancy =
    [
        "EMPTY", "MANY_SEATS_AVAILABLE", "FEW_SEATS_AVAILABLE", "STANDING_ROOM_ONLY", "CRUSHED_STANDING_ROOM_ONLY",
        "FULL", "NOT_ACCEPTING_PASSENGERS", "NO_DATA_AVAILABLE", "NOT_BOARDABLE",
    ];

    private static readonly GtfsMessage Trip = new(
        Text(1, "trip_id"),
        Text(5, "route_id"),
        Whole(6, "direction_id"),
        Text(2, "start_time"),
        Text(3, "start_date"),
        Word(4, "schedule_relationship", "SCHEDULED", "ADDED", "UNSCHEDULED", "CANCELED", "", "REPLACEMENT", "DUPLICATED", "DELETED", "NEW"));

    private static readonly GtfsMessage Vehicle = new(
        Text(1, "id"),
        Text(2, "label"),
        Text(3, "license_plate"),
        Word(4, "wheelchair_accessible", "NO_VALUE", "UNKNOWN", "WHEELCHAIR_ACCESSIBLE", "WHEELCHAIR_INACCESSIBLE"));

    private static readonly GtfsMessage Position = new(
        new GtfsField(1, "latitude", GtfsKind.Single) { IsRequired = true },
        new GtfsField(2, "longitude", GtfsKind.Single) { IsRequired = true },
        new GtfsField(3, "bearing", GtfsKind.Single),
        new GtfsField(4, "odometer", GtfsKind.Double),
        new GtfsField(5, "speed", GtfsKind.Single));

    private static readonly GtfsMessage Carriage = new(
        Text(1, "id"), Text(2, "label"), Word(3, "occupancy_status", Occupancy), Signed(4, "occupancy_percentage"), Whole(5, "carriage_sequence"));

    private static readonly GtfsMessage VehiclePosition = new(
        Part(1, "trip", Trip),
        Part(8, "vehicle", Vehicle),
        Part(2, "position", Position),
        Whole(3, "current_stop_sequence"),
        Text(7, "stop_id"),
        Word(4, "current_status", "INCOMING_AT", "STOPPED_AT", "IN_TRANSIT_TO"),
        Whole(5, "timestamp"),
        Word(6, "congestion_level", "UNKNOWN_CONGESTION_LEVEL", "RUNNING_SMOOTHLY", "STOP_AND_GO", "CONGESTION", "SEVERE_CONGESTION"),
        Word(9, "occupancy_status", Occupancy),
        Whole(10, "occupancy_percentage"),
        Part(11, "multi_carriage_details", Carriage) with { IsList = true });

    private static readonly GtfsMessage StopTimeEvent = new(Signed(1, "delay"), Signed(2, "time"), Signed(3, "uncertainty"));

    private static readonly GtfsMessage StopTimeUpdate = new(
        Whole(1, "stop_sequence"),
        Text(4, "stop_id"),
        Part(2, "arrival", StopTimeEvent),
        Part(3, "departure", StopTimeEvent),
        Word(7, "departure_occupancy_status", Occupancy),
        Word(5, "schedule_relationship", "SCHEDULED", "SKIPPED", "NO_DATA", "UNSCHEDULED"));

    private static readonly GtfsMessage TripUpdate = new(
        Part(1, "trip", Trip) with { IsRequired = true },
        Part(3, "vehicle", Vehicle),
        Part(2, "stop_time_update", StopTimeUpdate) with { IsList = true },
        Whole(4, "timestamp"),
        Signed(5, "delay"));

    private static readonly GtfsMessage Texts = new(
        Part(1, "translation", new GtfsMessage(Text(1, "text") with { IsRequired = true }, Text(2, "language"))) with { IsList = true });

    private static readonly GtfsMessage Selector = new(
        Text(1, "agency_id"), Text(2, "route_id"), Signed(3, "route_type"), Part(4, "trip", Trip), Text(5, "stop_id"), Whole(6, "direction_id"));

    private static readonly GtfsMessage Alert = new(
        Part(1, "active_period", new GtfsMessage(Whole(1, "start"), Whole(2, "end"))) with { IsList = true },
        Part(5, "informed_entity", Selector) with { IsList = true },
        Word(
            6, "cause", "", "UNKNOWN_CAUSE", "OTHER_CAUSE", "TECHNICAL_PROBLEM", "STRIKE", "DEMONSTRATION", "ACCIDENT", "HOLIDAY", "WEATHER", "MAINTENANCE",
            "CONSTRUCTION", "POLICE_ACTIVITY", "MEDICAL_EMERGENCY"),
        Word(
            7, "effect", "", "NO_SERVICE", "REDUCED_SERVICE", "SIGNIFICANT_DELAYS", "DETOUR", "ADDITIONAL_SERVICE", "MODIFIED_SERVICE", "OTHER_EFFECT",
            "UNKNOWN_EFFECT", "STOP_MOVED", "NO_EFFECT", "ACCESSIBILITY_ISSUE"),
        Part(8, "url", Texts),
        Part(10, "header_text", Texts),
        Part(11, "description_text", Texts),
        Word(14, "severity_level", "", "UNKNOWN_SEVERITY", "INFO", "WARNING", "SEVERE"));

    public static GtfsMessage Header { get; } = new(
        Text(1, "gtfs_realtime_version") with { IsRequired = true },
        Word(2, "incrementality", "FULL_DATASET", "DIFFERENTIAL"),
        Whole(3, "timestamp"),
        Text(4, "feed_version"));

    public static GtfsMessage Entity { get; } = new(
        Text(1, "id") with { IsRequired = true },
        new GtfsField(2, "is_deleted", GtfsKind.Flag),
        Part(3, "trip_update", TripUpdate),
        Part(4, "vehicle", VehiclePosition),
        Part(5, "alert", Alert));

    private static GtfsField Text(int number, string name) => new(number, name, GtfsKind.Text);

    private static GtfsField Whole(int number, string name) => new(number, name, GtfsKind.Whole);

    private static GtfsField Signed(int number, string name) => new(number, name, GtfsKind.Signed);

    private static GtfsField Word(int number, string name, params string[] words) => new(number, name, GtfsKind.Word) { Words = words };

    private static GtfsField Part(int number, string name, GtfsMessage message) => new(number, name, GtfsKind.Message) { Message = message };
}

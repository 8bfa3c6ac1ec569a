-- Holds and clocks of alarms, maintenance windows, and a history that nobody rewrites.

ALTER TABLE alarm_states ADD COLUMN life text;

ALTER TABLE alarm_transitions ADD COLUMN hold character varying(32);

CREATE TABLE maintenance_windows (
    id character varying(64) NOT NULL,
    reason text NOT NULL,
    scope text NOT NULL,
    schedule text NOT NULL,
    made_by text NOT NULL,
    made_ns bigint NOT NULL,
    CONSTRAINT pk_maintenance_windows PRIMARY KEY (id)
);

CREATE FUNCTION alarm_transitions_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'alarm_transitions is append-only';
END;
$$;

CREATE TRIGGER alarm_transitions_no_change BEFORE UPDATE OR DELETE ON alarm_transitions
    FOR EACH ROW EXECUTE FUNCTION alarm_transitions_append_only();

CREATE TRIGGER alarm_transitions_no_truncate BEFORE TRUNCATE ON alarm_transitions
    FOR EACH STATEMENT EXECUTE FUNCTION alarm_transitions_append_only();

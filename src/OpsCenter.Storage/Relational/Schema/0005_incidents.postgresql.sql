CREATE TABLE incidents (
    number character varying(32) NOT NULL,
    title_vi text NOT NULL,
    title_en text NOT NULL,
    description text,
    kind character varying(32) NOT NULL,
    pack text,
    site text,
    area text,
    place text,
    severity integer NOT NULL,
    status character varying(32) NOT NULL,
    is_open boolean NOT NULL,
    owner character varying(256),
    unit character varying(64),
    created_ns bigint NOT NULL,
    created_by text,
    changed_ns bigint NOT NULL,
    due_ns bigint,
    acknowledged_ns bigint,
    resolved_ns bigint,
    resolution text,
    merged_into text,
    escalation_level integer NOT NULL,
    waiting_ns bigint NOT NULL,
    overdue_escalated boolean NOT NULL,
    last_alarm_ns bigint,
    simulated boolean NOT NULL,
    version bigint NOT NULL,
    words text NOT NULL,
    CONSTRAINT pk_incidents PRIMARY KEY (number)
);

CREATE TABLE incident_tasks (
    number character varying(32) NOT NULL,
    id integer NOT NULL,
    text_vi text NOT NULL,
    text_en text NOT NULL,
    assignee text,
    due_ns bigint,
    done_by text,
    done_ns bigint,
    CONSTRAINT pk_incident_tasks PRIMARY KEY (number, id)
);

CREATE TABLE incident_links (
    number character varying(32) NOT NULL,
    kind character varying(32) NOT NULL,
    target character varying(256) NOT NULL,
    label_vi text NOT NULL,
    label_en text NOT NULL,
    at_ns bigint NOT NULL,
    who text,
    CONSTRAINT pk_incident_links PRIMARY KEY (number, kind, target)
);

CREATE TABLE incident_entries (
    number character varying(32) NOT NULL,
    position integer NOT NULL,
    at_ns bigint NOT NULL,
    who text,
    kind character varying(32) NOT NULL,
    detail text,
    text_vi text,
    text_en text,
    CONSTRAINT pk_incident_entries PRIMARY KEY (number, position)
);

CREATE TABLE incident_attachments (
    id character varying(32) NOT NULL,
    number character varying(32) NOT NULL,
    file_name text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    content_hash character varying(64) NOT NULL,
    who text NOT NULL,
    at_ns bigint NOT NULL,
    CONSTRAINT pk_incident_attachments PRIMARY KEY (id)
);

CREATE TABLE incident_reviews (
    number character varying(32) NOT NULL,
    what_happened text NOT NULL,
    cause text NOT NULL,
    change text NOT NULL,
    rating integer NOT NULL,
    who text NOT NULL,
    at_ns bigint NOT NULL,
    CONSTRAINT pk_incident_reviews PRIMARY KEY (number)
);

CREATE TABLE incident_requests (
    event_id character varying(256) NOT NULL,
    number character varying(32) NOT NULL,
    CONSTRAINT pk_incident_requests PRIMARY KEY (event_id)
);

CREATE TABLE incident_progress (
    id integer NOT NULL,
    alarm_sequence bigint,
    number_year integer NOT NULL,
    number_last integer NOT NULL,
    CONSTRAINT pk_incident_progress PRIMARY KEY (id)
);

CREATE TABLE shift_handovers (
    id bigint NOT NULL,
    from_ns bigint NOT NULL,
    to_ns bigint NOT NULL,
    text text NOT NULL,
    given_by text NOT NULL,
    signed_ns bigint NOT NULL,
    taken_by text,
    taken_ns bigint,
    CONSTRAINT pk_shift_handovers PRIMARY KEY (id)
);

CREATE INDEX ix_incident_attachments_number ON incident_attachments (number);

CREATE INDEX ix_incident_links_kind_target ON incident_links (kind, target);

CREATE INDEX ix_incidents_is_open_severity ON incidents (is_open, severity);

CREATE INDEX ix_incidents_place_is_open ON incidents (place, is_open);

-- The single row that writers lock.
INSERT INTO incident_progress (id, alarm_sequence, number_year, number_last) VALUES (1, NULL, 0, 0);

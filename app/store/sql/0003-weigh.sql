-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What weighing sources needs beyond the first schema.

-- The figure comes on top of others: "3,000 more troops".
ALTER TABLE statement ADD COLUMN additional INTEGER NOT NULL DEFAULT 0;

CREATE INDEX adoption_reported ON adoption (reported);

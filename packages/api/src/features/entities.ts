import { IdempotencyKey } from '../platform/graphql/idempotency-key.entity.js';
import { Task } from '../platform/jobs/task.entity.js';
import { Mail, MailChoice } from '../platform/mail/mail.entity.js';
import { SavedView } from '../platform/saved-views/saved-view.entity.js';
import { FileErasure, FileLink, StoredFile } from '../platform/storage/stored-file.entity.js';
import { Acknowledgement, AcknowledgementLink } from './acknowledgements/acknowledgement.entity.js';
import { PolicyReader } from './acknowledgements/policy-reader.entity.js';
import { AdviserTime } from './availability/adviser-time.entity.js';
import { Availability, AvailabilityException } from './availability/availability.entity.js';
import { BankHoliday } from './availability/bank-holiday.entity.js';
import { Booking } from './bookings/booking.entity.js';
import { CalendarFeed } from './calendar/calendar-feed.entity.js';
import { AccessRequest, AccessRequestPause, PersonExport } from './data-protection/access-request.entity.js';
import { Complaint, ComplaintMatter } from './data-protection/complaint.entity.js';
import { Incident } from './data-protection/incident.entity.js';
import { LegalHold } from './data-protection/legal-hold.entity.js';
import { ProcessingActivity } from './data-protection/processing-activity.entity.js';
import { RetentionRun, RetentionSetting } from './data-protection/retention.entity.js';
import { OrganisationAnswer } from './facts/organisation-answer.entity.js';
import { StatutoryRate } from './facts/statutory-rate.entity.js';
import { Accident, AccidentMatter } from './health-and-safety/accident.entity.js';
import { RiskAction, RiskAssessment, RiskHazard } from './health-and-safety/risk-assessment.entity.js';
import { SafetyCheck, SafetyCheckEntry } from './health-and-safety/safety-check.entity.js';
import { Import, ImportRow } from './imports/import.entity.js';
import { Invitation } from './invitations/invitation.entity.js';
import { LawChange } from './law-changes/law-change.entity.js';
import { ReviewTask } from './law-changes/review-task.entity.js';
import { District } from './organisations/district.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { OrganisationFacts } from './organisations/organisation-facts.entity.js';
import { EmailChange, Membership, Person, PersonContact, Responsibility } from './people/person.entity.js';
import { PolicyEditionAnswer } from './policies/edition-answer.entity.js';
import { Policy } from './policies/policy.entity.js';
import { PolicyPack } from './policies/policy-pack.entity.js';
import { PolicyApproval, PolicyVersion } from './policies/policy-version.entity.js';
import { PublicRegister } from './policies/public-register.entity.js';
import { Service } from './services/service.entity.js';
import { ServiceCategory } from './services/service-category.entity.js';
import { Template, TemplateCategory } from './templates/template.entity.js';
import { TemplateDownload, TemplateVersion } from './templates/template-version.entity.js';

/** Every table that MikroORM knows, in an order in which foreign keys are satisfied. */
export const ENTITIES = [
  District,
  Organisation,
  OrganisationFacts,
  Person,
  PersonContact,
  EmailChange,
  Membership,
  Responsibility,
  Invitation,
  ServiceCategory,
  Service,
  BankHoliday,
  Availability,
  AvailabilityException,
  Booking,
  AdviserTime,
  StoredFile,
  FileLink,
  FileErasure,
  CalendarFeed,
  IdempotencyKey,
  Mail,
  MailChoice,
  Task,
  Import,
  ImportRow,
  SavedView,
  ProcessingActivity,
  AccessRequest,
  AccessRequestPause,
  PersonExport,
  Complaint,
  ComplaintMatter,
  RetentionSetting,
  RetentionRun,
  LegalHold,
  Incident,
  OrganisationAnswer,
  StatutoryRate,
  TemplateCategory,
  Template,
  TemplateVersion,
  TemplateDownload,
  Policy,
  PolicyVersion,
  PolicyApproval,
  PolicyEditionAnswer,
  PublicRegister,
  PolicyPack,
  RiskAssessment,
  RiskHazard,
  RiskAction,
  Accident,
  AccidentMatter,
  SafetyCheck,
  SafetyCheckEntry,
  PolicyReader,
  Acknowledgement,
  AcknowledgementLink,
  LawChange,
  ReviewTask,
];
